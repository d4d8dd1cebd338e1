package io.cantianupgrade.node;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where the last run of a job is.
 *
 * @param run number of the run, from 1; 0 when there is none
 * @param exitCode when it has ended
 */
public record JobState(int run, Phase phase, OptionalInt exitCode) {

    /** What can be said of a run. */
    public enum Phase {
        NONE,
        RUNNING,
        /** It did not begin: somebody else holds the vendor's lock alone. */
        BUSY,
        /** Gone without an exit code, because somebody killed it. */
        LOST,
        /** Gone without an exit code, because the node was restarted meanwhile. */
        RESTARTED,
        /** It did not begin: its directory cannot be written. */
        UNWRITABLE,
        ENDED
    }

    public boolean succeeded() {
        return exitCode.isPresent() && exitCode.getAsInt() == 0;
    }

    /** Reads the last line that {@code job.sh} prints on its standard error. */
    static JobState parse(String errors) {
        List<String> lines = errors.strip().lines().toList();
        String[] words =
                lines.isEmpty() ? new String[0] : lines.get(lines.size() - 1).split(" ");
        if (words.length < 2) {
            throw new IllegalStateException("job.sh did not say where the job is: " + errors.strip());
        }
        int run = Integer.parseInt(words[0]);
        return switch (words[1]) {
            case "none" -> new JobState(run, Phase.NONE, OptionalInt.empty());
            case "running" -> new JobState(run, Phase.RUNNING, OptionalInt.empty());
            case "busy" -> new JobState(run, Phase.BUSY, OptionalInt.empty());
            case "lost" -> new JobState(run, Phase.LOST, OptionalInt.empty());
            case "restarted" -> new JobState(run, Phase.RESTARTED, OptionalInt.empty());
            case "unwritable" -> new JobState(run, Phase.UNWRITABLE, OptionalInt.empty());
            case "exit" -> new JobState(run, Phase.ENDED, OptionalInt.of(Integer.parseInt(words[2])));
            default -> throw new IllegalStateException("unknown state of a job: " + Arrays.toString(words));
        };
    }
}
