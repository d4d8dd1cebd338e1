package io.cantianupgrade.node;

import java.util.List;

/** How a command ended, and what it printed; output beyond a megabyte is cut at its beginning. */
public record CommandResult(int exitCode, String output, String errors) {

    public boolean ok() {
        return exitCode == 0;
    }

    /** Lines of the output, without the empty ones at the end. */
    public List<String> lines() {
        return output.stripTrailing().lines().toList();
    }
}
