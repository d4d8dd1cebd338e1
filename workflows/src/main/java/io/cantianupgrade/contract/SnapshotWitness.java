package io.cantianupgrade.contract;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Says whether every file system has a snapshot to go back to. */
@ActivityInterface
public interface SnapshotWitness {

    @ActivityMethod(name = "snapshot-proof")
    Seen look(StepCall step);

    /**
     * @param missing what speaks against it; empty when every snapshot is there
     * @param notes what belongs into the record of the step
     */
    record Seen(List<String> missing, List<String> notes) {

        public Seen {
            missing = List.copyOf(missing);
            notes = List.copyOf(notes);
        }
    }
}
