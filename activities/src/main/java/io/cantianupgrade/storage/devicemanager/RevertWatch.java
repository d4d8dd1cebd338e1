package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.storage.RevertProgress;
import io.cantianupgrade.storage.RevertProgress.Phase;
import io.cantianupgrade.storage.devicemanager.ArrayPatience.RevertPatience;
import io.cantianupgrade.storage.devicemanager.RevertEvidence.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Looks at a revert until it has ended for certain, or a limit is reached. */
final class RevertWatch {

    private final Look look;
    private final RevertEvidence evidence;
    private final RevertPatience patience;
    private final String where;
    private final long begun = System.nanoTime();
    private Duration lastSign = Duration.ZERO;
    private RollbackState latest = RollbackState.NONE;

    /** One look at the array. */
    interface Look {
        RollbackState now() throws ArrayFailure;
    }

    RevertWatch(Look look, RevertEvidence evidence, RevertPatience patience, String where) {
        this.look = look;
        this.evidence = evidence;
        this.patience = patience;
        this.where = where;
    }

    /** @throws ProblemException {@code DATA_INCONSISTENT}, {@code REVERT_NOT_CONFIRMED}, {@code REVERT_FAILED} */
    RollbackState untilDone(Consumer<RevertProgress> progress) throws ArrayFailure {
        while (true) {
            switch (lookOnce()) {
                case DONE -> {
                    return latest;
                }
                case FAILED ->
                    throw problem(
                            ProblemCode.DATA_INCONSISTENT, "the array gave the revert up; the data is inconsistent");
                case ANOTHER ->
                    throw problem(
                            ProblemCode.REVERT_FAILED,
                            "the array is bringing the file system back to another snapshot");
                case RUNNING -> tell(progress, Phase.RUNNING);
                case PAUSED -> tell(progress, Phase.PAUSED);
                case NOT_SEEN -> tell(progress, Phase.STARTING);
                case OUT_OF_SIGHT -> tell(progress, Phase.OUT_OF_SIGHT);
            }
            requireWithinLimits();
            Pauses.of(patience.pauseAfter(elapsed()));
        }
    }

    /** An array that is out of sight goes on by itself: nothing is concluded from its silence. */
    private Verdict lookOnce() throws ArrayFailure {
        try {
            latest = look.now();
        } catch (NoAnswer e) {
            lastSign = elapsed();
            return Verdict.OUT_OF_SIGHT;
        } catch (Refused e) {
            if (e.rule().retry() != RetryClass.WAIT) {
                throw e;
            }
            lastSign = elapsed();
            return Verdict.OUT_OF_SIGHT;
        }
        Verdict verdict = evidence.judge(latest);
        if (verdict != Verdict.NOT_SEEN) {
            lastSign = elapsed();
        }
        return verdict;
    }

    private void tell(Consumer<RevertProgress> progress, Phase phase) {
        OptionalInt percent = phase == Phase.RUNNING || phase == Phase.PAUSED ? latest.rate() : OptionalInt.empty();
        progress.accept(new RevertProgress(phase, percent, elapsed()));
    }

    private void requireWithinLimits() {
        if (elapsed().minus(lastSign).compareTo(patience.startGrace()) > 0) {
            throw problem(
                    ProblemCode.REVERT_NOT_CONFIRMED,
                    "the array accepted the revert but shows no sign of it after " + patience.startGrace());
        }
        if (elapsed().compareTo(patience.ceiling()) > 0) {
            throw problem(
                    ProblemCode.REVERT_NOT_CONFIRMED,
                    "not finished after " + patience.ceiling() + "; the array may still be at it");
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private ProblemException problem(ProblemCode code, String summary) {
        return new ProblemException(new Problem(
                code,
                where,
                summary,
                List.of(latest.line()),
                "do not start the cluster; look at the rollback in DeviceManager, then answer retry"));
    }
}
