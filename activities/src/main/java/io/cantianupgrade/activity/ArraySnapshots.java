package io.cantianupgrade.activity;

import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.SnapshotWitness;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.model.ProblemException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.ArrayList;
import java.util.List;

/** Looks at the storage array for workers that do not know the way to it. */
public final class ArraySnapshots implements SnapshotWitness {

    private final World world;

    public ArraySnapshots(World world) {
        this.world = world;
    }

    @Override
    public Seen look(StepCall step) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        try (SignsOfLife life = new SignsOfLife(activity)) {
            return look(new StepContext(step, world, life::say));
        } catch (ProblemException e) {
            throw Failures.of(e.problem(), activity.getInfo().getAttempt(), e);
        }
    }

    /** The same for steps that are done where the array is reached. */
    static Seen look(StepContext context) {
        List<String> notes = new ArrayList<>();
        List<String> missing = SnapshotProof.missing(context, notes);
        return new Seen(missing, notes);
    }
}
