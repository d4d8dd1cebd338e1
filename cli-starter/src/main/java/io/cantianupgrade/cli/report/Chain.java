package io.cantianupgrade.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A report as a chain of entries. Each entry's hash is the SHA-256, in hexadecimal, of the hash before it (nothing for the
 * first one), a line feed, its kind, a line feed, and its value as JSON with sorted keys and no blanks. So the last hash
 * stands for every byte of every entry, and the first entry whose hash does not fit is where something was changed.
 */
public record Chain(String format, List<Entry> entries) {
    private static final String FORMAT = "cantian-upgrade report 1";
    private static final ObjectMapper JSON =
            Payloads.mapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    public Chain {
        entries = entries == null ? List.of() : List.copyOf(entries);
    }

    /** One link. */
    @JsonPropertyOrder({"kind", "value", "hash"})
    public record Entry(Kind kind, JsonNode value, String hash) {}

    /** What an entry holds. */
    public enum Kind {
        WRITTEN,
        STATUS,
        PLAN,
        WAY_BACK,
        EVENT
    }

    private record Written(String product, Instant at) {}

    public static Chain of(Report report) {
        List<Entry> entries = new ArrayList<>();
        add(entries, Kind.WRITTEN, new Written(report.product(), report.writtenAt()));
        add(entries, Kind.STATUS, report.status());
        if (report.plan() != null) {
            add(entries, Kind.PLAN, report.plan());
        }
        if (!report.wayBack().isEmpty()) {
            add(entries, Kind.WAY_BACK, report.wayBack());
        }
        report.events().forEach(event -> add(entries, Kind.EVENT, event));
        return new Chain(FORMAT, entries);
    }

    private static void add(List<Entry> entries, Kind kind, Object value) {
        JsonNode json = canonical(JSON.valueToTree(value));
        String before = entries.isEmpty() ? "" : entries.get(entries.size() - 1).hash();
        entries.add(new Entry(kind, json, hash(before, kind, json)));
    }

    /**
     * @throws JsonProcessingException when the text is no JSON of this shape
     * @throws IllegalArgumentException when it has another format, or no entries
     */
    public static Chain parse(String json) throws JsonProcessingException {
        Chain chain = JSON.readValue(json, Chain.class);
        if (!FORMAT.equals(chain.format()) || chain.entries().isEmpty()) {
            throw new IllegalArgumentException("expected the format '%s' with entries".formatted(FORMAT));
        }
        return chain;
    }

    /** One entry a line, so that a difference between two reports is a line. */
    public String json() {
        StringBuilder text = new StringBuilder("{\"format\":\"").append(format).append("\",\"entries\":[\n");
        for (int i = 0; i < entries.size(); i++) {
            text.append(written(entries.get(i))).append(i == entries.size() - 1 ? "\n" : ",\n");
        }
        return text.append("]}\n").toString();
    }

    /** Hash of the last entry: whoever has noted it can tell later whether this is the same report. */
    public String last() {
        return entries.get(entries.size() - 1).hash();
    }

    /** Number of the first entry whose hash does not fit, from 1; empty when all do. */
    public Optional<Integer> broken() {
        String before = "";
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (!hash(before, entry.kind(), canonical(entry.value())).equals(entry.hash())) {
                return Optional.of(i + 1);
            }
            before = entry.hash();
        }
        return Optional.empty();
    }

    /** The report that this is the chain of. */
    public Report report() throws JsonProcessingException {
        Written written = JSON.treeToValue(only(Kind.WRITTEN).orElseThrow(Chain::incomplete), Written.class);
        Optional<JsonNode> plan = only(Kind.PLAN);
        Optional<JsonNode> wayBack = only(Kind.WAY_BACK);
        List<ReportEvent> events = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.kind() == Kind.EVENT) {
                events.add(JSON.treeToValue(entry.value(), ReportEvent.class));
            }
        }
        return new Report(
                written.product(),
                written.at(),
                JSON.treeToValue(only(Kind.STATUS).orElseThrow(Chain::incomplete), OperationStatus.class),
                plan.isPresent() ? JSON.treeToValue(plan.get(), UpgradePlan.class) : null,
                wayBack.isPresent() ? Arrays.asList(JSON.treeToValue(wayBack.get(), PlannedStep[].class)) : List.of(),
                events);
    }

    private Optional<JsonNode> only(Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::value)
                .findFirst();
    }

    private static IllegalArgumentException incomplete() {
        return new IllegalArgumentException("an entry is missing that every report has");
    }

    private static JsonNode canonical(JsonNode node) {
        try {
            return JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(node, Object.class)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON is no JSON", impossible);
        }
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a value of ours is no JSON", impossible);
        }
    }

    private static String hash(String before, Kind kind, JsonNode value) {
        try {
            byte[] bytes = (before + "\n" + kind + "\n" + written(value)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
