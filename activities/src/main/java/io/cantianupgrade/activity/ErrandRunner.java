package io.cantianupgrade.activity;

import io.cantianupgrade.contract.Errand;
import io.cantianupgrade.contract.ErrandActivities;
import io.cantianupgrade.contract.ErrandResult;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.Secret;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;

/** Runs commands for workers that do not reach the node themselves. */
public final class ErrandRunner implements ErrandActivities {

    private final World world;

    public ErrandRunner(World world) {
        this.world = world;
    }

    @Override
    public ErrandResult run(Errand errand) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        try (SignsOfLife life = new SignsOfLife(activity)) {
            life.say("runs " + errand.argv().get(0));
            Beginning beginning = new Beginning();
            CommandResult result =
                    errand.secret().isPresent() ? withSecret(errand, beginning) : run(errand, input(errand), beginning);
            return errand.read()
                    ? beginning.with(result)
                    : ErrandResult.endOf(result.exitCode(), result.output(), result.errors());
        } catch (ProblemException e) {
            throw Failures.of(e.problem(), activity.getInfo().getAttempt(), e);
        }
    }

    private CommandResult withSecret(Errand errand, Beginning beginning) {
        try (Secret secret = world.secrets().resolve(errand.secret().orElseThrow())) {
            Input line = Input.line(secret);
            Input both = out -> {
                line.writeTo(out);
                input(errand).writeTo(out);
            };
            return run(errand, both, beginning);
        }
    }

    private CommandResult run(Errand errand, Input input, Beginning beginning) {
        return world.shells()
                .of(errand.cluster(), errand.node())
                .run(new Command(errand.argv(), input, errand.limit()), beginning);
    }

    private static Input input(Errand errand) {
        return errand.text().isEmpty() ? Input.NONE : Input.text(errand.text());
    }

    @Override
    public void ping() {
        // That it was taken up is the answer.
    }
}
