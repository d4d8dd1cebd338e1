package io.cantianupgrade.activity;

import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.storage.ArrayIdentity;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.StorageArray;
import java.util.Collection;
import java.util.List;

/** Looks whether the array can be reached, lets us in, is well, and has the cluster's file systems. */
final class ArrayInspector {

    private final World world;

    ArrayInspector(World world) {
        this.world = world;
    }

    void check(ClusterSpec cluster, List<FileSystemRef> fileSystems, Collection<Problem> problems) {
        if (cluster.array().isEmpty()) {
            return;
        }
        ArraySpec spec = cluster.array().get();
        try (StorageArray array = world.arrays().open(spec, OperationSnapshots.password(world, spec.password()))) {
            ArrayIdentity identity = array.identity();
            if (!identity.healthy()) {
                problems.add(problem(
                        ProblemCode.FILE_SYSTEM_NOT_HEALTHY, "the array " + identity.name() + " says it is not well"));
            }
            for (FileSystemRef ref : fileSystems) {
                checkFileSystem(array, ref, problems);
            }
        } catch (ProblemException e) {
            problems.add(e.problem());
        }
    }

    private static void checkFileSystem(StorageArray array, FileSystemRef ref, Collection<Problem> problems) {
        try {
            FileSystem fileSystem = array.fileSystem(ref);
            if (!fileSystem.usable()) {
                problems.add(problem(
                        ProblemCode.FILE_SYSTEM_NOT_HEALTHY,
                        "expected file system " + ref + " healthy and online, found healthy=" + fileSystem.healthy()
                                + ", online=" + fileSystem.online()));
            }
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.FILE_SYSTEM_NOT_FOUND) {
                throw e;
            }
            problems.add(e.problem());
        }
    }

    private static Problem problem(ProblemCode code, String summary) {
        return new Problem(code, "array", summary, List.of(), "look at it in DeviceManager");
    }
}
