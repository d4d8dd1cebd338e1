package io.cantianupgrade.node;

import java.util.List;

/**
 * What became of a job that was cancelled.
 *
 * @param left processes that are still there, each as "PID WORDS": those that no signal ends, and those that had left the job
 *     on purpose, such as a service it started
 * @param lastLine of its log; empty when it has none
 */
public record CancelledJob(JobState state, List<String> left, String lastLine) {

    private static final String LEFT = "left ";
    private static final String LOG = "log ";

    public CancelledJob {
        left = List.copyOf(left);
    }

    static CancelledJob parse(CommandResult result) {
        return new CancelledJob(
                JobState.parse(result.errors()),
                result.output()
                        .lines()
                        .filter(line -> line.startsWith(LEFT))
                        .map(line -> line.substring(LEFT.length()))
                        .toList(),
                result.output()
                        .lines()
                        .filter(line -> line.startsWith(LOG))
                        .map(line -> line.substring(LOG.length()))
                        .findFirst()
                        .orElse(""));
    }

    /** One line for logs and people. */
    public String words() {
        String rest = left.isEmpty() ? "none of its processes is left" : "still there: " + String.join("; ", left);
        return "cancelled run %d, %s; its last line: %s".formatted(state.run(), rest, lastLine);
    }
}
