package io.cantianupgrade.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the folder that is "/" of a node, with a release installed by the node's own stand-ins. */
final class NodeFolder {

    private static final String[] DIRECTORIES = {
        "ctdb/cantian_install",
        "dev/shm",
        "etc/simulator/faults",
        "etc/systemd/system",
        "home/cantian",
        "home/ctmgruser",
        "home/ctdba",
        "mnt/dbdata/local",
        "opt/cantian",
        "root",
        "run/simulator",
        "tmp",
        "usr/local/bin",
        "var/lib"
    };

    private NodeFolder() {}

    static void create(Path folder, ClusterSettings settings, Release source, int id, NodeEnvironment environment)
            throws IOException {
        Path root = environment.root();
        for (String directory : DIRECTORIES) {
            Files.createDirectories(root.resolve(directory));
        }
        Resources.copy("host", root.resolve("usr/local/simulator"), Map.of());
        if (environment.isHost()) {
            HostMachine.removeStandIns(root);
        }
        Path etc = root.resolve("etc/simulator");
        Files.writeString(etc.resolve("node"), id + "\n");
        Files.createSymbolicLink(etc.resolve("cluster"), folder);
        Files.writeString(
                etc.resolve("filesystems"),
                "SHARE_FS=share\nDATA_FS=%s\nNODES=%d\n"
                        .formatted(settings.mode().engineFileSystem(), settings.nodes()));
        mountShared(folder, root, settings.mode());
        DeployParam.write(etc.resolve("deploy_param.json"), source, settings, id);
        install(environment, source);
    }

    private static void mountShared(Path folder, Path root, DeployMode mode) throws IOException {
        Path remote = root.resolve("mnt/dbdata/remote");
        if (mode.sharesMetadata()) {
            Files.createSymbolicLink(remote, folder.resolve("shared"));
        } else {
            Files.createDirectories(remote.resolve("metadata_"));
            linkFileSystems(folder, remote, mode);
        }
    }

    /** The mounts of the shared file systems, each named after what it is for. */
    static void linkFileSystems(Path folder, Path remote, DeployMode mode) throws IOException {
        for (String fileSystem : mode.fileSystems()) {
            String use = fileSystem.startsWith("dbstor") ? "storage" : fileSystem;
            Files.createSymbolicLink(
                    remote.resolve(use + "_" + fileSystem),
                    folder.resolve("array").resolve(fileSystem));
        }
    }

    /** The cluster manager's own disk area: which nodes there are, and that their databases shall run. */
    static void createClusterManager(Path folder, ClusterSettings settings) throws IOException {
        Path gcc = Files.createDirectories(folder.resolve("array/share/gcc_home"));
        Files.writeString(gcc.resolve("gcc_file"), "");
        Files.writeString(
                gcc.resolve("nodes"),
                IntStream.range(0, settings.nodes())
                        .mapToObj(id -> "node" + id + "\n")
                        .collect(Collectors.joining()));
    }

    private static void install(NodeEnvironment environment, Release source) throws IOException {
        Process process =
                environment.start("exec bash \"$SIM_ROOT/usr/local/simulator/libexec/install\" '" + source.unpacked()
                        + "' \"$SIM_ROOT/etc/simulator/deploy_param.json\" >\"$SIM_ROOT/tmp/install.log\" 2>&1");
        try {
            if (process.waitFor() != 0) {
                throw new IOException("installing a node failed: "
                        + Files.readString(environment.root().resolve("tmp/install.log")));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while installing a node", e);
        }
    }
}
