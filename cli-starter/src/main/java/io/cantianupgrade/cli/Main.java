package io.cantianupgrade.cli;

/** The program {@code cantian-upgrade}. */
public final class Main {
    private Main() {}

    /** Ends the process itself: threads of the Temporal SDK would keep it alive. */
    public static void main(String[] args) {
        int exitCode = new CommandLineApp(Surroundings.ofThisProcess()).run(args);
        System.out.flush();
        System.err.flush();
        System.exit(exitCode);
    }
}
