package io.cantianupgrade.node;

import java.util.List;

/** How a run of a job ended; {@code lines} are the last of its log. */
public record JobResult(int run, int exitCode, List<String> lines) {

    public JobResult {
        lines = List.copyOf(lines);
    }

    public boolean ok() {
        return exitCode == 0;
    }
}
