package io.cantianupgrade.activity;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.JobResult;
import io.cantianupgrade.node.Secret;
import java.util.Optional;

/**
 * Takes a full checkpoint and removes its flag file at once: left behind, it would turn a later rollback into one that keeps
 * the upgraded data (T-17).
 */
final class Checkpoint implements StepProcedure {

    private static final String REMOVE_FLAG = "flag";

    @Override
    public Look look(StepContext context) {
        Optional<String> taken = taken(context);
        if (taken.isEmpty()) {
            return Look.missing("no checkpoint of this operation yet");
        }
        return context.evidence().checkpointFlagIsThere()
                ? Look.missing("the checkpoint's flag file is still there")
                : Look.done(taken.get(), "check_point.success is gone");
    }

    @Override
    public void act(StepContext context) {
        if (taken(context).isEmpty()) {
            takeCheckpoint(context);
        }
        context.run(NodeId.LEAD, REMOVE_FLAG, context.release().removeCheckpointFlag());
    }

    /** Once a node is stopped no checkpoint can be taken any more; then the vendor's log tells of the one that was. */
    private static Optional<String> taken(StepContext context) {
        if (context.lastJob().succeeded()) {
            return Optional.of("check_point ended well");
        }
        boolean stopping = context.nodes().stream().anyMatch(node -> !node.engineRuns());
        return stopping ? context.node().checkpointSinceTheLastStart() : Optional.empty();
    }

    /** The script says nothing when the password is wrong; so does this, but with a hint. */
    private static void takeCheckpoint(StepContext context) {
        try (Secret sys = context.secret(context.cluster().database().sysPassword())) {
            JobResult result = context.run(context.release().checkpoint(sys));
            context.alive(String.join(" ", result.lines()));
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.JOB_FAILED) {
                throw e;
            }
            throw new ProblemException(
                    new Problem(
                            ProblemCode.CHECKPOINT_FAILED,
                            e.problem().where(),
                            e.problem().summary(),
                            e.problem().evidence(),
                            e.problem().remedy(),
                            e.problem().log()),
                    e);
        }
    }
}
