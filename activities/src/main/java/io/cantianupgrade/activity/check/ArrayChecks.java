package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.activity.World;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.storage.ArrayIdentity;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Replication;
import io.cantianupgrade.storage.StorageArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the array lets us in, is well, has the cluster's file systems, and would take and revert a snapshot of each. */
final class ArrayChecks {

    private static final String ARRAY = "array";
    private static final List<CheckId> NEED_THE_ARRAY =
            List.of(CheckId.ARRAY_LOGIN, CheckId.ARRAY_HEALTH, CheckId.FILE_SYSTEMS);
    private static final List<CheckId> NEED_FILE_SYSTEMS =
            List.of(CheckId.NOT_STANDBY, CheckId.REVERT_POSSIBLE, CheckId.ARRAY_IDLE, CheckId.SNAPSHOT_ROOM);

    /** Snapshots that one file system can have on the arrays that are supported. */
    private static final int MOST_SNAPSHOTS = 1024;

    private final World world;
    private final Optional<ArraySpec> spec;

    ArrayChecks(World world, ClusterSpec cluster) {
        this.world = world;
        this.spec = cluster.array();
    }

    List<CheckResult> of(List<NodeReading> nodes) {
        List<CheckResult> results = new ArrayList<>();
        if (spec.isEmpty()) {
            notRun(NEED_THE_ARRAY, "the cluster file names no array", results);
            notRun(NEED_FILE_SYSTEMS, "the cluster file names no array", results);
            return results;
        }
        List<FileSystemRef> refs = nodes.stream()
                .flatMap(node -> node.configured().stream())
                .findFirst()
                .map(configured -> configured.fileSystems())
                .orElse(List.of());
        try (StorageArray array = world.arrays()
                .open(spec.get(), world.secrets().characters(spec.get().password()))) {
            look(array, refs, results);
        } catch (ProblemException e) {
            int done = results.size();
            results.add(failed(done == 0 ? CheckId.ARRAY_LOGIN : CheckId.ARRAY_HEALTH, e.problem()));
            notRun(without(NEED_THE_ARRAY, results), "the array could not be read", results);
            notRun(without(NEED_FILE_SYSTEMS, results), "the array could not be read", results);
        }
        return results;
    }

    private void look(StorageArray array, List<FileSystemRef> refs, List<CheckResult> results) {
        ArrayIdentity identity = array.identity();
        results.add(pass(CheckId.ARRAY_LOGIN, ARRAY, identity.name() + ", " + identity.model()));
        results.add(
                identity.healthy()
                        ? pass(CheckId.ARRAY_HEALTH, ARRAY, identity.name() + " is normal")
                        : failed(
                                CheckId.ARRAY_HEALTH,
                                ARRAY,
                                "the array " + identity.name() + " says it is not well",
                                List.of(),
                                "look at its alarms in DeviceManager"));
        if (refs.isEmpty()) {
            notRun(List.of(CheckId.FILE_SYSTEMS), "no node could be read", results);
            notRun(NEED_FILE_SYSTEMS, "no node could be read", results);
            return;
        }
        List<FileSystem> found = new ArrayList<>();
        results.addAll(fileSystems(array, refs, found));
        if (found.isEmpty()) {
            notRun(NEED_FILE_SYSTEMS, "no file system was found", results);
        } else {
            results.addAll(snapshots(array, found));
        }
    }

    private static List<CheckResult> fileSystems(StorageArray array, List<FileSystemRef> refs, List<FileSystem> found) {
        List<CheckResult> failures = new ArrayList<>();
        for (FileSystemRef ref : refs) {
            try {
                FileSystem fileSystem = array.fileSystem(ref);
                found.add(fileSystem);
                if (!fileSystem.usable()) {
                    failures.add(failed(
                            CheckId.FILE_SYSTEMS,
                            ARRAY,
                            "expected file system " + ref + " healthy and online, found healthy=" + fileSystem.healthy()
                                    + ", online=" + fileSystem.online(),
                            List.of(),
                            "look at it in DeviceManager"));
                }
            } catch (ProblemException e) {
                if (e.problem().code() != ProblemCode.FILE_SYSTEM_NOT_FOUND) {
                    throw e;
                }
                failures.add(failed(CheckId.FILE_SYSTEMS, e.problem()));
            }
        }
        return failures.isEmpty()
                ? List.of(pass(CheckId.FILE_SYSTEMS, ARRAY, found.size() + " healthy and online"))
                : failures;
    }

    private static List<CheckResult> snapshots(StorageArray array, List<FileSystem> fileSystems) {
        List<String> standby = new ArrayList<>();
        List<String> noRevert = new ArrayList<>();
        List<String> reverting = new ArrayList<>();
        List<String> full = new ArrayList<>();
        for (FileSystem fileSystem : fileSystems) {
            String name = fileSystem.ref().toString();
            Replication replication = array.replication(fileSystem);
            if (replication.site() == Replication.Site.STANDBY) {
                standby.add(name + " is the standby half of a replication pair");
            } else if (!replication.allowsRevert()) {
                noRevert.add(name + (replication.hyperMetro() ? " is in a HyperMetro pair" : "'s pair is not split"));
            }
            if (array.isReverting(fileSystem)) {
                reverting.add(name + " is being reverted");
            }
            int count = array.snapshotCount(fileSystem);
            if (count >= MOST_SNAPSHOTS) {
                full.add(name + " has " + count + " snapshots of at most " + MOST_SNAPSHOTS);
            }
        }
        return List.of(
                unless(
                        CheckId.NOT_STANDBY,
                        standby,
                        "expected the primary site or no replication, found the standby site",
                        "upgrade at the primary site; the standby follows as the disaster recovery guide says"),
                unless(
                        CheckId.REVERT_POSSIBLE,
                        noRevert,
                        "an offline rollback could not revert every file system as it is now",
                        "know before you start: split the pair in DeviceManager before a rollback"),
                unless(
                        CheckId.ARRAY_IDLE,
                        reverting,
                        "expected no revert under way, found one",
                        "wait until it is complete in DeviceManager"),
                unless(
                        CheckId.SNAPSHOT_ROOM,
                        full,
                        "expected room for one more snapshot of every file system, found none",
                        "delete snapshots in DeviceManager that nobody needs"));
    }

    private static CheckResult unless(CheckId id, List<String> wrong, String found, String remedy) {
        return wrong.isEmpty() ? pass(id, ARRAY, "yes") : failed(id, ARRAY, found, wrong, remedy);
    }

    private static List<CheckId> without(List<CheckId> ids, List<CheckResult> results) {
        return ids.stream()
                .filter(id -> results.stream().noneMatch(result -> result.id() == id))
                .toList();
    }

    private static void notRun(List<CheckId> ids, String why, List<CheckResult> results) {
        ids.forEach(id -> results.add(CheckResult.notRun(id, ARRAY, why)));
    }
}
