package io.cantianupgrade.simulator;

/** How a command on a node ended. */
public record CommandResult(int exitCode, String output, String errors) {

    public boolean succeeded() {
        return exitCode == 0;
    }
}
