package io.cantianupgrade.cantian;

import io.cantianupgrade.model.NodeId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that holds the upgrade lock.
 *
 * @param since when the process began
 * @param words its program and arguments
 */
public record LockHolder(NodeId node, long pid, String user, Instant since, String words) {

    private static final Pattern LINE = Pattern.compile("(\\d{1,9})\\s+(\\S+)\\s+(\\d{1,9})\\s+(.+)");
    private static final Pattern ENTRY_POINT = Pattern.compile("\\S*sh \\S*(appctl\\.sh \\S+).*");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** Reads a line of {@code lock_holders.sh}. */
    static Optional<LockHolder> parse(NodeId node, String line, Instant now) {
        Matcher match = LINE.matcher(line.strip());
        return match.matches()
                ? Optional.of(new LockHolder(
                        node,
                        Long.parseLong(match.group(1)),
                        match.group(2),
                        now.minusSeconds(Long.parseLong(match.group(3))),
                        match.group(4).strip()))
                : Optional.empty();
    }

    /** Whether it is the vendor's entry point, which gives the lock back when it ends. */
    public boolean isEntryPoint() {
        return ENTRY_POINT.matcher(words).matches();
    }

    /** Whether it is a program of Cantian that runs on for ever: it can only have inherited the lock (T-49). */
    public boolean isDaemon() {
        return !ProcessTable.running(pid + " " + words).isEmpty();
    }

    /** As operators read it: {@code appctl.sh upgrade (pid 4711, user root, since 02:13) on node 1}. */
    @Override
    public String toString() {
        Matcher entry = ENTRY_POINT.matcher(words);
        return "%s (pid %d, user %s, since %s) on %s"
                .formatted(
                        entry.matches() ? entry.group(1) : words,
                        pid,
                        user,
                        CLOCK.format(since.atZone(ZoneId.systemDefault())),
                        node);
    }
}
