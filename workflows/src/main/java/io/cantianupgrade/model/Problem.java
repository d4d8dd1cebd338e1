package io.cantianupgrade.model;

import java.util.List;

/**
 * What went wrong, in words an operator can act on. It crosses every border unchanged.
 *
 * @param where the node, the storage array, a file with a line, or the cluster
 * @param summary one line: what was expected and what was found
 * @param evidence lines read from the cluster or the file, oldest first
 * @param remedy what to do now; commands in it can be pasted
 * @param log the last lines, {@value #LOG_LINES} at most, of the log of the command that failed; empty when none ran
 */
public record Problem(
        ProblemCode code, String where, String summary, List<String> evidence, String remedy, List<String> log) {

    /** So many lines are kept: those that a person would look at first. */
    public static final int LOG_LINES = 20;

    public Problem {
        evidence = List.copyOf(evidence);
        log = log == null ? List.of() : lastOf(log, LOG_LINES); // Older problems have none.
    }

    public Problem(ProblemCode code, String where, String summary, List<String> evidence, String remedy) {
        this(code, where, summary, evidence, remedy, List.of());
    }

    /** The same, with the end of this log. */
    public Problem withLog(List<String> lines) {
        return new Problem(code, where, summary, evidence, remedy, lines);
    }

    /** At most so many lines, from the end. */
    public static List<String> lastOf(List<String> lines, int most) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    /** {@code CODE where: summary}, for one line. */
    public String line() {
        return code + " " + where + ": " + summary;
    }
}
