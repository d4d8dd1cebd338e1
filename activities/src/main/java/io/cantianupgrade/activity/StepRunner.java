package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.Symptoms;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.SnapshotWitness;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepOutcome;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs every step the same way: what must hold first, look, act, look again. The activity's type is the step's word, so that
 * the Web UI names it.
 */
public final class StepRunner implements DynamicActivity {

    private final World world;
    private final Function<StepId, StepProcedure> procedures;
    private final Preconditions preconditions;

    public StepRunner(World world) {
        this(world, new StepProcedures()::of);
    }

    /** For a worker that does not know the way to the storage array, and asks one that does. */
    public static StepRunner asking(World world, SnapshotWitness snapshots) {
        return new StepRunner(world, new StepProcedures()::of, context -> snapshots.look(context.call()));
    }

    StepRunner(World world, Function<StepId, StepProcedure> procedures) {
        this(world, procedures, ArraySnapshots::look);
    }

    private StepRunner(
            World world,
            Function<StepId, StepProcedure> procedures,
            Function<StepContext, SnapshotWitness.Seen> snapshots) {
        this.world = world;
        this.procedures = procedures;
        this.preconditions = new Preconditions(snapshots);
    }

    @Override
    public Object execute(EncodedValues arguments) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        StepCall call = arguments.get(0, StepCall.class);
        int attempt = activity.getInfo().getAttempt();
        try (SignsOfLife life = new SignsOfLife(activity)) {
            StepProcedure procedure =
                    procedures.apply(StepId.of(activity.getInfo().getActivityType()));
            return ensure(procedure, new StepContext(call, world, life::say), attempt);
        } catch (ProblemException e) {
            throw Failures.of(e.problem(), attempt, e);
        }
    }

    private StepOutcome ensure(StepProcedure procedure, StepContext context, int attempt) {
        context.alive("looks whether it is done already");
        Look before = procedure.look(context);
        if (before.done() && !before.byHand()) {
            return new StepOutcome.AlreadyInPlace(before.evidence(), attempt);
        }
        List<String> notes = preconditions.mustHold(context);
        if (before.byHand()) {
            return new StepOutcome.ByHand(before.evidence(), attempt);
        }
        procedure.act(context);
        Look after = procedure.look(context);
        if (!after.done()) {
            throw new ProblemException(noEffect(context, after.evidence()));
        }
        List<String> evidence =
                Stream.concat(after.evidence().stream(), notes.stream()).toList();
        return after.byHand() ? new StepOutcome.ByHand(evidence, attempt) : new StepOutcome.Done(evidence, attempt);
    }

    /** A command may fail and say so, and end with 0 all the same: its own words come along. */
    private static Problem noEffect(StepContext context, List<String> found) {
        Optional<Symptoms.Sighting> said = Symptoms.recognise(context.lastWords());
        List<String> evidence = new ArrayList<>(found);
        said.ifPresent(sighting -> evidence.add(sighting.line()));
        return new Problem(
                context.spec().noEffect(),
                context.call().step().target(),
                "%s: expected that %s; found %s"
                        .formatted(
                                context.call().step().title(),
                                context.spec().done(),
                                found.isEmpty() ? "nothing that shows it" : found.get(0)),
                evidence,
                said.map(sighting -> sighting.symptom().remedy())
                        .orElse(context.spec().hint()),
                context.lastWords());
    }
}
