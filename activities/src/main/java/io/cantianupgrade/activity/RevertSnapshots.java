package io.cantianupgrade.activity;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.step.QuestionKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the data of every file system back to its snapshot. The array proves each revert while it is watched; afterwards nobody
 * can see it any more, so the proof is kept as the job of this step on node 0. A second revert to the same snapshot does no harm.
 *
 * <p>When the array does not answer, or has not the snapshots of this operation, the data can be brought back by hand; the
 * confirmation is kept as a job of its own.
 */
final class RevertSnapshots implements StepProcedure {

    private static final String MEMORY = "memory";
    private static final String BY_HAND = "by-hand";
    private static final String DONE = "data of every file system brought back by hand";
    private static final Set<ProblemCode> LEFT_TO_HANDS =
            EnumSet.of(ProblemCode.ARRAY_UNREACHABLE, ProblemCode.SNAPSHOT_MISSING);

    @Override
    public Look look(StepContext context) {
        if (context.lastJob().succeeded()) {
            return Look.done("the array has proven the revert of every file system");
        }
        return context.lastJob(BY_HAND).succeeded()
                ? Look.byHand(confirmation(context).map(it -> it.confirms(DONE)).orElse(DONE))
                : Look.missing("not every file system is back yet");
    }

    /** @throws ProblemException {@code SNAPSHOT_MISSING}, unless the data was brought back by hand */
    void mustBePossible(StepContext context) {
        if (confirmation(context).isPresent()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        new OperationSnapshots(context).find().forEach((fileSystem, snapshot) -> {
            if (snapshot.isEmpty()) {
                missing.add("no snapshot of " + fileSystem);
            }
        });
        if (!missing.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.SNAPSHOT_MISSING,
                    "array",
                    "expected this upgrade's snapshot of every file system; found " + missing.get(0),
                    missing,
                    "bring the data back by hand, to snapshots that were taken by hand or from a backup; nothing may be"
                            + " started before"));
        }
    }

    @Override
    public void act(StepContext context) {
        List<String> proof;
        String part = "";
        try {
            proof = new OperationSnapshots(context).revert();
        } catch (ProblemException e) {
            proof = confirmed(context, e);
            part = BY_HAND;
        }
        context.run(context.nodeId(), MEMORY, context.release().clearMemory());
        List<String> words = new ArrayList<>(List.of("printf", "%s\\n"));
        words.addAll(proof);
        context.run(context.nodeId(), part, new JobCommand(words, Input.NONE, Optional.empty(), context.limit()));
    }

    private static List<String> confirmed(StepContext context, ProblemException failure) {
        Problem problem = failure.problem();
        Decision decision = confirmation(context)
                .filter(it -> LEFT_TO_HANDS.contains(problem.code()))
                .orElseThrow(() -> failure);
        if (problem.code() == ProblemCode.SNAPSHOT_MISSING) {
            mustBeIdle(new OperationSnapshots(context).underWay());
        }
        return List.of(decision.confirms(DONE), problem.line());
    }

    /** The one thing that an array which answers can disprove: that it has finished. */
    private static void mustBeIdle(List<String> underWay) {
        if (!underWay.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.ARRAY_BUSY,
                    "array",
                    "expected every revert finished, found under way: " + String.join(", ", underWay),
                    underWay,
                    "wait until they are complete in DeviceManager, then answer retry"));
        }
    }

    private static Optional<Decision> confirmation(StepContext context) {
        return context.call().given(QuestionKind.MANUAL_REVERT);
    }
}
