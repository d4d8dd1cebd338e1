package io.cantianupgrade.cli.operation;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Keyboard;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.model.ClusterId;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows one run of an operation until it ends, or until the operator is needed and cannot be asked here:
 *
 * <ol>
 *   <li>look at what Temporal knows; it costs little and needs no worker;
 *   <li>ask the worker for the status, when something has happened since;
 *   <li>show it; ask an open question, when somebody sits at the terminal;
 *   <li>wait half a second, or for a typed answer.
 * </ol>
 *
 * A lost worker or a lost service is shown and waited for; the operation itself is not touched by either.
 */
public final class Follower {
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOST_LIMIT = Duration.ofMinutes(2);

    private final Operations operations;
    private final Progress progress;
    private final Keyboard keyboard;
    private final WhenItWaits whenItWaits;
    private final ClusterId cluster;
    private final String runId;

    private Optional<OperationStatus> status = Optional.empty();
    private Optional<String> notice = Optional.empty();
    private List<RunningStep> running = List.of();
    private long historyLength = -1;
    private String asked = "";
    private boolean keyboardOpen = true;
    private final long began = System.nanoTime();
    private long lastSeen = began;

    /**
     * @param whenItWaits what to do while a question is open
     * @param runId the run to follow
     */
    public Follower(
            Operations operations,
            Progress progress,
            Keyboard keyboard,
            WhenItWaits whenItWaits,
            ClusterId cluster,
            String runId) {
        this.operations = operations;
        this.progress = progress;
        this.keyboard = keyboard;
        this.whenItWaits = whenItWaits;
        this.cluster = cluster;
        this.runId = runId;
    }

    /** The last status: one that has ended, or one that waits for the operator. */
    public OperationStatus follow() {
        while (true) {
            Optional<Sighting> sighting = look();
            sighting.ifPresent(this::read);
            if (status.isPresent()) {
                OperationStatus now = status.get();
                if (now.state().ended() || mustLeave(now)) {
                    progress.end(now);
                    return now;
                }
                sighting.filter(seen -> !seen.open()).ifPresent(this::failClosed);
                converse(now);
            } else {
                sighting.filter(seen -> !seen.open() && !seen.completed()).ifPresent(this::failClosed);
                notice.ifPresent(progress::starting);
                keyboardPause();
            }
        }
    }

    private Optional<Sighting> look() {
        try {
            Sighting sighting = operations
                    .look(cluster, runId)
                    .orElseThrow(() -> CliFailure.failed(
                            tr("Temporal does not know this operation of %s any more.", cluster),
                            "cantian-upgrade status " + cluster));
            lastSeen = System.nanoTime();
            notice = Optional.empty();
            return Optional.of(sighting);
        } catch (StatusRuntimeException lost) {
            if (System.nanoTime() - lastSeen > LOST_LIMIT.toNanos()) {
                throw CliFailure.unreachable(
                        "The connection to Temporal is lost.",
                        "when it is back: cantian-upgrade status " + cluster,
                        lost);
            }
            notice = Optional.of("no connection to Temporal, trying again; what runs on the nodes goes on");
            return Optional.empty();
        }
    }

    private void read(Sighting sighting) {
        running = sighting.running();
        if (sighting.historyLength() == historyLength && sighting.historyLength() > 0 && status.isPresent()) {
            return;
        }
        if (sighting.open() && !sighting.takenUp()) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                notice = Optional.of("no worker has taken it up yet (cantian-upgrade worker starts one)");
            }
            return;
        }
        try {
            status = Optional.of(operations.status(cluster, sighting));
            historyLength = sighting.historyLength();
        } catch (WorkflowException | StatusRuntimeException silent) {
            notice = Optional.of(operations
                    .trouble(cluster, runId)
                    .map("a worker cannot read it: %s"::formatted)
                    .orElse("no worker answers; it goes on when one is back (cantian-upgrade worker)"));
        }
    }

    /** Somebody has ended the workflow in Temporal itself: the status would say for ever that it runs. */
    private void failClosed(Sighting sighting) {
        status.ifPresent(progress::end);
        throw CliFailure.failed(
                tr("The operation was ended in Temporal (%s): nothing drives it any more.", sighting.closedAs()),
                "look at every node before you start anything: what ran there may still run");
    }

    private boolean mustLeave(OperationStatus now) {
        return now.state().waitsForOperator() && !askHere() && whenItWaits != WhenItWaits.WATCH;
    }

    private void converse(OperationStatus now) {
        if (!now.state().waitsForOperator() || now.questions().isEmpty()) {
            progress.show(now, PendingSteps.placed(running, now), notice);
            keyboardPause();
            return;
        }
        Question question = now.questions().get(0);
        if (!asked.equals(question.id())) {
            asked = question.id();
            progress.ask(now, question);
            if (askHere()) {
                progress.prompt(question);
            }
        }
        progress.waits(question);
        if (askHere()) {
            keyboard.next(PAUSE).ifPresent(line -> typed(question, line));
        } else {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean askHere() {
        return whenItWaits == WhenItWaits.ASK && keyboardOpen;
    }

    private void typed(Question question, Keyboard.Line line) {
        keyboardOpen = !line.end();
        if (line.text().isEmpty()) {
            asked = line.end() ? asked : "";
            return;
        }
        try {
            operations.answer(cluster, question.id(), line.text());
        } catch (AnswerRefused refused) {
            progress.refused(refused.getMessage());
            asked = "";
        }
    }

    /** What is typed while nothing is asked is no answer to anything. */
    private void keyboardPause() {
        if (askHere()) {
            keyboard.next(PAUSE).ifPresent(line -> keyboardOpen = !line.end());
        } else {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** What to do while a question is open. */
    public enum WhenItWaits {
        /** Ask it here. */
        ASK,
        /** End: the question can be answered from anywhere. */
        LEAVE,
        /** Go on watching: somebody may answer. */
        WATCH
    }
}
