package io.cantianupgrade.cli.file;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The fields of the sections that only a rolling upgrade reads. */
final class RollingFields {
    private static final int LONGEST_PATH = 1000;
    private static final int LONGEST_DIRECTORY = 100;

    /** No blank and nothing that a shell reads: the vendor's scripts quote it with {@code echo -e} and double quotes. */
    private static final Pattern PATH = Pattern.compile("(/+[A-Za-z0-9._+@,-]+)+/*");

    private static final Pattern DOTS = Pattern.compile("(^|.*/)\\.\\.?(/.*|$)");

    static final Field ORDER =
            new Field("order", "ids of nodes with commas between", "order: \"1,0\"", false, text -> NodeOrder.of(text)
                    .isPresent());

    /** The gate of a node has two hours, and must also have time to see it join. */
    static final Field SOAK = duration("soak", "soak: 30s", Duration.ZERO, Duration.ofHours(1), "0s to 1h");

    /** Without a window nobody could object. */
    static final Field VETO = duration("veto", "veto: 10m", Duration.ofMinutes(1), Duration.ofHours(24), "1m to 24h");

    static final Field FIRST_NODE_FAILS =
            Field.text("firstNodeFails", "ask or rollback", "firstNodeFails: ask", "ask|rollback");
    static final Field LATER_NODE_FAILS = Field.text(
            "laterNodeFails",
            "ask, because a node is upgraded by then and only you can weigh that",
            "laterNodeFails: ask",
            "ask");

    static final Field ADDRESS = Fields.host("address", "address: 127.0.0.1");
    static final Field PORT = Field.number("port", 1, 65_535, "port: 3306");
    static final Field USER = Field.text(
            "user",
            "a MySQL user, 1 to 32 letters, digits and ._@-",
            "user: backup",
            "[A-Za-z0-9_.@][A-Za-z0-9_.@-]{0,31}");
    static final Field PASSWORD = Fields.secret("password", "password: file:secrets/mysql");
    static final Field METADATA = onNode(
            "metadata",
            "an absolute path on the node, without .., of letters, digits and ._+@,/-",
            "metadata: /mnt/dbdata/remote/metadata_fs/node0",
            text -> text.length() <= LONGEST_PATH);

    /** The vendor takes no more than 100 characters, and must not back up into what it backs up. */
    static final Field DIRECTORY = onNode(
            "directory",
            "an absolute path on the node, not in /opt/cantian, without .., of at most 100 letters, digits and ._+@,/-",
            "directory: /backup",
            text -> text.length() <= LONGEST_DIRECTORY && !isInCantian(text));

    private RollingFields() {}

    /** {@code 30s}, {@code 10m} or {@code 2h}. */
    static Duration duration(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }

    private static Field duration(String key, String example, Duration shortest, Duration longest, String range) {
        return new Field(
                key,
                "a time from %s, such as 90s, 10m or 1h".formatted(range),
                example,
                false,
                text -> text.matches("\\d{1,5}[smh]")
                        && duration(text).compareTo(shortest) >= 0
                        && duration(text).compareTo(longest) <= 0);
    }

    private static Field onNode(String key, String expected, String example, Predicate<String> more) {
        return new Field(
                key,
                expected,
                example,
                false,
                text -> PATH.matcher(text).matches() && !DOTS.matcher(text).matches() && more.test(text));
    }

    private static boolean isInCantian(String path) {
        return (path.replaceAll("/+", "/") + "/").startsWith("/opt/cantian/");
    }
}
