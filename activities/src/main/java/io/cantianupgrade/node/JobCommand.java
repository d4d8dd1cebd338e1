package io.cantianupgrade.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a job runs.
 *
 * @param guard held while the command runs; empty for commands that change nothing
 * @param limit after which the job is reported as too slow; it goes on
 */
public record JobCommand(List<String> argv, Input input, Optional<Guard> guard, Duration limit) {

    public JobCommand {
        argv = List.copyOf(argv);
    }

    public JobCommand within(Duration newLimit) {
        return new JobCommand(argv, input, guard, newLimit);
    }
}
