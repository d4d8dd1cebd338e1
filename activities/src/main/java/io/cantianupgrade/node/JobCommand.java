package io.cantianupgrade.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a job runs.
 *
 * @param guard the vendor's lock file, held while the command runs; empty for commands that change nothing
 * @param limit after which the job is reported as too slow; it goes on
 */
public record JobCommand(List<String> argv, Input input, Optional<String> guard, Duration limit) {

    public JobCommand {
        argv = List.copyOf(argv);
    }
}
