package io.cantianupgrade.cantian;

import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.ReleaseFacts.AllowedUpgrade;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code white_list.txt} of a release: from which versions it may be installed, and how.
 *
 * <p>Read as {@code implement/upgrade_version_check.py} does: the first line is a header; a repeated key keeps its last
 * values; the last part of a version may be {@code *} or a range such as {@code B001-B999} or {@code SP1-SP9}; a range whose
 * kind of build is not the installed one's ends the search.
 */
public final class WhiteList {

    private static final String OFFLINE = "offline";
    private static final String ROLLING = "rollup";
    private static final Pattern RANGE = Pattern.compile("(.+)-(.+)");

    private final Map<String, Row> rows;

    private WhiteList(Map<String, Row> rows) {
        this.rows = rows;
    }

    /** @throws IllegalArgumentException naming the line that is not a row of three columns with a true or false at its end */
    public static WhiteList parse(String text) {
        Map<String, Row> rows = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                Row row = row(line, i + 1);
                rows.put(row.key(), row);
            }
        }
        return new WhiteList(rows);
    }

    private static Row row(String line, int number) {
        String[] columns = line.split("\\s+");
        if (columns.length < 3 || !List.of("true", "false").contains(columns[2])) {
            throw new IllegalArgumentException(
                    "line " + number + ": expected a version, the modes and true or false, found '" + line + "'");
        }
        return new Row(columns[0], columns[1], columns[2].equals("true"), line);
    }

    /** What is allowed from {@code source}: the first matching row of either kind of upgrade, as the vendor looks it up. */
    public Optional<AllowedUpgrade> allowedFrom(Version source) {
        Optional<Row> offline = find(source, OFFLINE);
        Optional<Row> rolling = find(source, ROLLING);
        return offline.or(() -> rolling)
                .map(row -> new AllowedUpgrade(
                        offline.isPresent(), rolling.isPresent(), row.changesSystemTables(), row.line()));
    }

    private Optional<Row> find(Version source, String mode) {
        String[] installed = source.text().split("\\.");
        String build = installed[installed.length - 1];
        for (Row row : rows.values()) {
            String[] key = row.key().split("\\.");
            if (!row.modes().contains(mode) || !sameMain(key, installed)) {
                continue;
            }
            String wanted = key[key.length - 1];
            if (wanted.equals("*") || wanted.equals(build)) {
                return Optional.of(row);
            }
            Matcher range = RANGE.matcher(wanted);
            if (range.matches()) {
                String kind = build.replaceAll("\\d", "");
                if (!kind.equals("B") && !kind.equals("SP")) {
                    return Optional.empty();
                }
                if (within(number(range.group(1), kind), number(build, kind), number(range.group(2), kind))) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean sameMain(String[] key, String[] installed) {
        return key.length == installed.length
                && Arrays.equals(key, 0, key.length - 1, installed, 0, installed.length - 1);
    }

    private static boolean within(Optional<Long> least, Optional<Long> build, Optional<Long> most) {
        return least.isPresent()
                && build.isPresent()
                && most.isPresent()
                && least.get() <= build.get()
                && build.get() <= most.get();
    }

    private static Optional<Long> number(String build, String kind) {
        String digits = build.replace(kind, "");
        return digits.matches("\\d{1,9}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private record Row(String key, String modes, boolean changesSystemTables, String line) {}
}
