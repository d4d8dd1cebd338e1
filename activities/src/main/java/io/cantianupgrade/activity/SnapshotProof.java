package io.cantianupgrade.activity;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether every file system has a snapshot to go back to. Snapshots that were taken by hand have names that nobody can foresee;
 * when the array answers, it must show a healthy one that is not older than the stop of the last node. While it does not answer,
 * the confirmation stands.
 */
final class SnapshotProof {

    private SnapshotProof() {}

    /**
     * @param notes gets what was seen of snapshots that were taken by hand
     * @return what is missing
     * @throws ProblemException {@code SNAPSHOT_MISSING} when the array shows that what was confirmed is not so
     */
    static List<String> missing(StepContext context, List<String> notes) {
        Optional<Decision> byHand = context.call().given(QuestionKind.MANUAL_SNAPSHOTS);
        if (byHand.isEmpty()) {
            return new TakeSnapshots().look(context).missing();
        }
        notes.add(byHand.get().confirms("snapshots taken by hand"));
        try {
            Instant since = Optional.ofNullable(context.call().stoppedAt())
                    .map(at -> at.truncatedTo(ChronoUnit.SECONDS)) // The array tells times to the second.
                    .orElse(Instant.EPOCH);
            judge(new OperationSnapshots(context).newest(), since, notes);
        } catch (ProblemException e) {
            ByHand.confirmation(context, QuestionKind.MANUAL_SNAPSHOTS, e);
            notes.add(e.problem().line());
        }
        return List.of();
    }

    private static void judge(Map<FileSystemRef, Optional<Snapshot>> newest, Instant since, List<String> notes) {
        List<String> wrong = new ArrayList<>();
        newest.forEach((fileSystem, snapshot) -> {
            String seen = snapshot.map(
                            it -> fileSystem + ": newest healthy snapshot " + it.id() + " at " + it.takenAt())
                    .orElse(fileSystem + ": no healthy snapshot");
            boolean proven =
                    snapshot.filter(it -> !it.takenAt().isBefore(since)).isPresent();
            (proven ? notes : wrong).add(seen);
        });
        if (!wrong.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.SNAPSHOT_MISSING,
                    "array",
                    "the array answers again: expected a healthy snapshot of every file system since " + since
                            + ", when the last node was stopped; found none for " + wrong.size() + " of "
                            + newest.size(),
                    wrong,
                    "take the snapshots in DeviceManager while every node is stopped, then answer retry; times are those of the"
                            + " array's clock"));
        }
    }
}
