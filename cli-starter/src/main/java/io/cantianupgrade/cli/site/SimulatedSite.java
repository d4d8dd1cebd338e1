package io.cantianupgrade.cli.site;

import io.cantianupgrade.simulator.SimulatedCluster;
import io.cantianupgrade.simulator.array.ArraySetup;
import io.cantianupgrade.simulator.array.SimulatedArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A simulated cluster with its storage array on this machine: everything in one folder, both on free ports. */
public final class SimulatedSite implements AutoCloseable {
    private static final String USER = "upgrade";
    private static final String PASSWORD = "Simulated@Array1";

    private final SimulatedCluster cluster;
    private final SimulatedArray array;

    private SimulatedSite(SimulatedCluster cluster, SimulatedArray array) {
        this.cluster = cluster;
        this.array = array;
    }

    /** A new cluster in an empty folder. Returns when every node has joined. */
    public static SimulatedSite create(Path folder, int nodes, double pace) throws IOException {
        return withArray(SimulatedCluster.in(folder).nodes(nodes).pace(pace).start());
    }

    /** The cluster that was simulated in this folder before, as it was left. */
    public static SimulatedSite reopen(Path folder) throws IOException {
        return withArray(SimulatedCluster.reopen(folder));
    }

    /** Whether a cluster was simulated in this folder before. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve("simulated-cluster.properties"));
    }

    public Path clusterFile() {
        return cluster.clusterFile();
    }

    public String name() {
        return cluster.name();
    }

    @Override
    public void close() {
        array.close();
        cluster.close();
    }

    private static SimulatedSite withArray(SimulatedCluster cluster) throws IOException {
        try {
            Path password = passwordFile(cluster.folder());
            SimulatedArray array = array(cluster);
            cluster.attachArray("127.0.0.1", array.port(), USER, password, array.certificate());
            return new SimulatedSite(cluster, array);
        } catch (IOException failed) {
            cluster.close();
            throw failed;
        }
    }

    private static SimulatedArray array(SimulatedCluster cluster) throws IOException {
        Path folder = Files.createDirectories(cluster.folder().resolve("array-state"));
        ArraySetup setup = SimulatedArray.in(folder).user(USER).password(PASSWORD);
        for (String name : cluster.fileSystems()) {
            setup.fileSystem(name, "0", cluster.fileSystem(name));
        }
        return setup.start();
    }

    private static Path passwordFile(Path folder) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Path file = secrets.resolve("array");
        Files.writeString(file, PASSWORD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
