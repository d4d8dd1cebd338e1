package io.cantianupgrade.cli;

import java.util.List;

/** Ends a command: one cause, one remedy, one exit code. */
public final class CliFailure extends RuntimeException {
    private final int exitCode;
    private final transient List<String> lines;

    private CliFailure(int exitCode, List<String> lines, Throwable cause) {
        super(lines.get(0), cause);
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    /** Wrong usage, or a file that is not right. */
    public static CliFailure usage(String summary, String remedy) {
        return of(ExitCodes.USAGE, summary, remedy, null);
    }

    /** Wrong usage that needs more than one line to say. */
    public static CliFailure usage(List<String> lines) {
        return new CliFailure(ExitCodes.USAGE, lines, null);
    }

    /** The command could not do what it was told. */
    public static CliFailure failed(String summary, String remedy) {
        return of(ExitCodes.FAILED, summary, remedy, null);
    }

    public static CliFailure failed(String summary, String remedy, Throwable cause) {
        return of(ExitCodes.FAILED, summary, remedy, cause);
    }

    /** The same with lines of evidence between cause and remedy. */
    public static CliFailure failed(List<String> lines) {
        return new CliFailure(ExitCodes.FAILED, lines, null);
    }

    /** Temporal cannot be reached. */
    public static CliFailure unreachable(String summary, String remedy, Throwable cause) {
        return of(ExitCodes.UNREACHABLE, summary, remedy, cause);
    }

    private static CliFailure of(int exitCode, String summary, String remedy, Throwable cause) {
        return new CliFailure(exitCode, List.of(summary, "  do  " + remedy), cause);
    }

    public int exitCode() {
        return exitCode;
    }

    /** What to print, the cause first. */
    public List<String> lines() {
        return lines;
    }
}
