package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.WayBack;
import io.cantianupgrade.storage.ArrayIdentity;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Replication;
import io.cantianupgrade.storage.RevertProgress;
import io.cantianupgrade.storage.Reverted;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.SnapshotName;
import io.cantianupgrade.storage.StorageArray;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What somebody did by hand counts while the array does not answer, and is proven once it does. */
class ByHandTest {

    private static final String CONFIGURATION = """
            there
            {"node_id": "0", "deploy_mode": "combined", "cms_ip": "192.168.1.1",
             "storage_page_fs": "page", "storage_share_fs": "share"}
            """;
    private static final Instant STOPPED = Instant.parse("2026-01-01T02:10:00.700Z");
    private static final Decision ALICE = new Decision(
            "q2", QuestionKind.MANUAL_SNAPSHOTS, "", "yes", "alice@host", Instant.parse("2026-01-01T02:14:07Z"));

    private final TwoFileSystems array = new TwoFileSystems();
    private final List<String> notes = new ArrayList<>();

    @Test
    void withoutAConfirmationAnArrayThatDoesNotAnswerIsAProblem() {
        array.silent = true;
        for (StepProcedure step : List.of(new TakeSnapshots(), new CheckArray(), new DeleteSnapshots())) {
            assertThat(problemOf(() -> step.look(call(Map.of()))).code()).isEqualTo(ProblemCode.ARRAY_UNREACHABLE);
        }
        assertThat(problemOf(() -> SnapshotProof.missing(call(Map.of()), notes)).code())
                .isEqualTo(ProblemCode.ARRAY_UNREACHABLE);
    }

    @Test
    void theConfirmationStandsWhileTheArrayDoesNotAnswerWithNameAndTimeAsEvidence() {
        array.silent = true;
        Look look = new TakeSnapshots().look(call(confirmed(QuestionKind.MANUAL_SNAPSHOTS)));
        assertThat(look.byHand()).isTrue();
        assertThat(look.evidence().get(0))
                .isEqualTo("snapshots taken by hand, with every node stopped, confirmed by alice@host at"
                        + " 2026-01-01T02:14:07Z");

        assertThat(SnapshotProof.missing(call(confirmed(QuestionKind.MANUAL_SNAPSHOTS)), notes))
                .isEmpty();
        assertThat(notes).anySatisfy(note -> assertThat(note).contains("alice@host"));
    }

    @Test
    void theConfirmationOfOneThingIsNoneOfAnother() {
        array.silent = true;
        StepContext call = call(confirmed(QuestionKind.MANUAL_SNAPSHOTS));
        assertThat(problemOf(() -> new DeleteSnapshots().look(call)).code()).isEqualTo(ProblemCode.ARRAY_UNREACHABLE);
    }

    @Test
    void anyOtherProblemOfTheArrayIsOneInSpiteOfTheConfirmation() {
        array.refusesLogin = true;
        StepContext call = call(confirmed(QuestionKind.MANUAL_SNAPSHOTS));
        assertThat(problemOf(() -> SnapshotProof.missing(call, notes)).code())
                .isEqualTo(ProblemCode.ARRAY_LOGIN_REFUSED);
    }

    @Test
    void onceTheArrayAnswersItMustShowASnapshotOfEveryFileSystemSinceTheStop() {
        array.has("page", STOPPED.plusSeconds(60));
        array.has("share", STOPPED.plusSeconds(61));
        assertThat(SnapshotProof.missing(call(confirmed(QuestionKind.MANUAL_SNAPSHOTS)), notes))
                .isEmpty();
        assertThat(notes).anySatisfy(note -> assertThat(note).contains("page: newest healthy snapshot page@hand"));
    }

    @Test
    void aSnapshotInTheSecondOfTheStopCounts() {
        array.has("page", Instant.parse("2026-01-01T02:10:00Z"));
        array.has("share", Instant.parse("2026-01-01T02:10:00Z"));
        assertThat(SnapshotProof.missing(call(confirmed(QuestionKind.MANUAL_SNAPSHOTS)), notes))
                .isEmpty();
    }

    @Test
    void anOlderSnapshotIsNoneEvenWhenItWasConfirmed() {
        array.has("page", STOPPED.plusSeconds(60));
        array.has("share", STOPPED.minusSeconds(60));
        Problem problem = problemOf(() -> SnapshotProof.missing(call(confirmed(QuestionKind.MANUAL_SNAPSHOTS)), notes));
        assertThat(problem.code()).isEqualTo(ProblemCode.SNAPSHOT_MISSING);
        assertThat(problem.evidence()).singleElement().satisfies(line -> assertThat(line)
                .contains("share", "2026-01-01T02:09"));
        assertThat(problem.remedy()).contains("DeviceManager");
    }

    @Test
    void noSnapshotAtAllIsNoneEither() {
        assertThat(problemOf(() -> SnapshotProof.missing(call(confirmed(QuestionKind.MANUAL_SNAPSHOTS)), notes))
                        .evidence())
                .containsExactly("page: no healthy snapshot", "share: no healthy snapshot");
    }

    @Test
    void snapshotsThatWereDeletedByHandAreProvenOnceTheArrayAnswers() {
        array.silent = true;
        assertThat(new DeleteSnapshots()
                        .look(call(confirmed(QuestionKind.MANUAL_DELETION)))
                        .byHand())
                .isTrue();
        array.silent = false;
        Look look = new DeleteSnapshots().look(call(confirmed(QuestionKind.MANUAL_DELETION)));
        assertThat(look.done()).isTrue();
        assertThat(look.byHand()).isFalse();

        array.own = true;
        assertThat(new DeleteSnapshots()
                        .look(call(confirmed(QuestionKind.MANUAL_DELETION)))
                        .missing())
                .as("they are still there, so they are deleted")
                .hasSize(2);
    }

    @Test
    void withoutTheSnapshotsOfThisUpgradeARevertIsLeftToHands() {
        Problem problem = problemOf(() -> new RevertSnapshots().mustBePossible(call(Map.of())));
        assertThat(problem.code()).isEqualTo(ProblemCode.SNAPSHOT_MISSING);
        assertThat(problem.evidence()).containsExactly("no snapshot of page", "no snapshot of share");
        new RevertSnapshots().mustBePossible(call(confirmed(QuestionKind.MANUAL_REVERT)));
    }

    private static Map<QuestionKind, Decision> confirmed(QuestionKind kind) {
        return Map.of(kind, ALICE);
    }

    private static Problem problemOf(Runnable action) {
        return catchThrowableOfType(ProblemException.class, action::run).problem();
    }

    private StepContext call(Map<QuestionKind, Decision> given) {
        ClusterSpec cluster = new ClusterSpec(
                new ClusterId("prod-a"),
                new ReleaseSpec("/p.tgz", Optional.empty(), Optional.empty(), "/ctdb"),
                new SshSpec("root", "/id", "/hosts"),
                List.of(new NodeSpec(NodeId.LEAD, NodeSpec.Access.WORKER, "localhost", 22, "")),
                Optional.of(new ArraySpec("10.0.0.5", 8088, "up", new SecretRef("env:ARRAY"), "/a.pem")),
                new DatabaseSpec(new SecretRef("env:SYS")),
                BusinessSpec.ASK,
                RollingSpec.DEFAULT,
                Optional.empty(),
                Map.of(),
                Optional.empty());
        StepCall call = new StepCall(
                "op",
                UpgradeKind.OFFLINE,
                cluster,
                new Version("24.12.B032"),
                new Version("25.06.B001"),
                DeployMode.COMBINED,
                "",
                new PlannedStep(1, StepId.SNAPSHOT, Optional.of(NodeId.LEAD), WayBack.OFFLINE_ONLY),
                given,
                STOPPED);
        World world = new World(
                (spec, node) -> new Configured(spec.node(node)),
                (spec, password) -> array,
                new Secrets(Map.of("ARRAY", "canary")),
                Duration.ofMillis(1));
        return new StepContext(call, world, doing -> {});
    }

    /** A node of which only the configuration can be read. */
    private record Configured(NodeSpec node) implements NodeShell {

        @Override
        public CommandResult run(Command command, Consumer<byte[]> heard) {
            boolean wanted = command.argv().stream().anyMatch(word -> word.endsWith("deploy_param.json"));
            return new CommandResult(0, wanted ? CONFIGURATION : "", "");
        }
    }

    /** An array that only shows what it has. */
    private static final class TwoFileSystems implements StorageArray {

        private boolean silent;
        private boolean refusesLogin;
        private boolean own;
        private final List<Snapshot> byHand = new ArrayList<>();

        void has(String fileSystem, Instant takenAt) {
            byHand.add(new Snapshot(
                    "SN1", fileSystem + "@hand", "hand", FileSystemRef.named(fileSystem), fileSystem, takenAt));
        }

        @Override
        public ArrayIdentity identity() {
            throw new AssertionError("nobody asks");
        }

        @Override
        public FileSystem fileSystem(FileSystemRef ref) {
            if (silent) {
                throw problem(ProblemCode.ARRAY_UNREACHABLE);
            }
            if (refusesLogin) {
                throw problem(ProblemCode.ARRAY_LOGIN_REFUSED);
            }
            return new FileSystem(ref, ref.name(), true, true);
        }

        @Override
        public Replication replication(FileSystem fileSystem) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public int snapshotCount(FileSystem fileSystem) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public List<Snapshot> healthySnapshots(FileSystem fileSystem) {
            return byHand.stream()
                    .filter(snapshot -> snapshot.fileSystem().equals(fileSystem.ref()))
                    .toList();
        }

        @Override
        public boolean isReverting(FileSystem fileSystem) {
            return false;
        }

        @Override
        public Optional<Snapshot> findSnapshot(FileSystem fileSystem, SnapshotName name) {
            return own
                    ? Optional.of(
                            new Snapshot("SN1", name.value(), name.value(), fileSystem.ref(), fileSystem.id(), STOPPED))
                    : Optional.empty();
        }

        @Override
        public Snapshot takeSnapshot(FileSystem fileSystem, SnapshotName name) {
            throw new AssertionError("a look takes none");
        }

        @Override
        public boolean deleteSnapshot(Snapshot snapshot) {
            throw new AssertionError("a look deletes none");
        }

        @Override
        public Reverted revert(Snapshot snapshot, Consumer<RevertProgress> progress) {
            throw new AssertionError("a look reverts nothing");
        }

        @Override
        public void close() {}

        private static ProblemException problem(ProblemCode code) {
            return new ProblemException(new Problem(code, "array", "no", List.of(), "look at it"));
        }
    }
}
