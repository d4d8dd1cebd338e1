package io.cantianupgrade.cantian;

import io.cantianupgrade.model.Version;
import io.cantianupgrade.node.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look at a node finds: the raw lines of {@code survey.sh}, by section, read in a single round trip. The look
 * changes nothing.
 */
public record NodeSurvey(Map<String, List<String>> sections) {

    /** What the release's scripts and the steps call; {@code tree} is used by every backup and often missing. */
    static final List<String> COMMANDS = List.of(
            "tree",
            "tar",
            "gzip",
            "rpm",
            "python3",
            "flock",
            "setsid",
            "sha256sum",
            "su",
            "ps",
            "pidof",
            "systemctl",
            "ping",
            "awk",
            "sed",
            "grep",
            "find",
            "xargs",
            "lsipc",
            "ipcrm");

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SCRIPT = script();

    public NodeSurvey {
        sections = Map.copyOf(sections);
    }

    /**
     * @param configured decides about the shared file system; without it that part is left out
     * @param installed names the backup
     */
    public static NodeSurvey take(CantianNode node, Optional<DeployParam> configured, Optional<Version> installed) {
        Layout layout = node.layout();
        List<String> parameters = new ArrayList<>(List.of(
                layout.opt(),
                layout.releaseDirectory(),
                layout.localData(),
                installed.map(layout::backup).orElse(""),
                configured.map(layout::metadata).orElse("")));
        parameters.addAll(COMMANDS);
        NodeSurvey survey = parse(node.required(
                        Command.bash(SCRIPT, parameters.toArray(String[]::new)).within(LIMIT))
                .output());
        return survey.with(
                "shared-locks",
                configured
                        .map(known -> new SharedFlags(node, known).foreignLocks())
                        .orElse(List.of()));
    }

    /** Reads what {@code survey.sh} prints. */
    public static NodeSurvey parse(String output) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (line.startsWith("@")) {
                section = new ArrayList<>();
                sections.put(line.substring(1), section);
            } else if (line.length() > 1) {
                section.add(line.substring(1));
            }
        }
        return new NodeSurvey(sections);
    }

    private NodeSurvey with(String section, List<String> lines) {
        Map<String, List<String>> all = new LinkedHashMap<>(sections);
        all.put(section, lines);
        return new NodeSurvey(all);
    }

    /** The lines of a section that are not empty; none when it is missing. */
    public List<String> lines(String section) {
        return sections.getOrDefault(section, List.of());
    }

    /** The section as one text. */
    public String text(String section) {
        return String.join("\n", lines(section));
    }

    /** Free space in KiB, from the section's table of {@code df -kP}; empty when there is no such table. */
    public Optional<Long> freeKib(String section) {
        return number(section, 3);
    }

    /** What a backup copies, in KiB. */
    public Optional<Long> backupKib() {
        return number("backup-size", 0);
    }

    /** Programs of Cantian that run, as {@code cantiand (4711)}. */
    public List<String> programs() {
        return ProcessTable.running(text("processes"));
    }

    private Optional<Long> number(String section, int column) {
        List<String> lines = lines(section);
        String[] words = lines.isEmpty()
                ? new String[0]
                : lines.get(lines.size() - 1).strip().split("\\s+");
        return words.length > column && words[column].matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(words[column]))
                : Optional.empty();
    }

    private static String script() {
        try (InputStream in = NodeSurvey.class.getResourceAsStream("survey.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
