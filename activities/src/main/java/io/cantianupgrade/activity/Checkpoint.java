package io.cantianupgrade.activity;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.JobResult;
import io.cantianupgrade.node.Secret;

/**
 * Takes a full checkpoint and removes its flag file at once: left behind, it would turn a later rollback into one that keeps
 * the upgraded data (T-17).
 */
final class Checkpoint implements StepProcedure {

    private static final String REMOVE_FLAG = "flag";

    @Override
    public Look look(StepContext context) {
        if (!context.lastJob().succeeded()) {
            return Look.missing("no checkpoint of this operation yet");
        }
        return context.evidence().checkpointFlagIsThere()
                ? Look.missing("the checkpoint's flag file is still there")
                : Look.done("check_point ended well", "check_point.success is gone");
    }

    @Override
    public void act(StepContext context) {
        if (!context.lastJob().succeeded()) {
            takeCheckpoint(context);
        }
        context.run(NodeId.LEAD, REMOVE_FLAG, context.release().removeCheckpointFlag());
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
                            e.problem().remedy()),
                    e);
        }
    }
}
