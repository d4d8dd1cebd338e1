package io.cantianupgrade.simulator;

import io.cantianupgrade.simulator.host.Hosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A Cantian cluster on this machine: every node a folder with real scripts and real processes behind an SSH server.
 *
 * <p>Layout of its folder: {@code node<N>/} is "/" of a node; {@code array/<file system>/} is a file system of the storage
 * array (whoever simulates the array snapshots and restores that folder); {@code shared/} is {@code /mnt/dbdata/remote};
 * {@code releases/} has the installed and the target release; {@code journal.log} records what happened; {@code pace} is
 * the number by which every wait of the release's scripts is multiplied, read at each wait.
 */
public final class SimulatedCluster implements AutoCloseable {

    private final Path folder;
    private final ClusterSettings settings;
    private final Release target;
    private final List<SimulatedNode> nodes;
    private final Optional<Hosts> hosts;
    private final Journal journal;

    SimulatedCluster(
            Path folder, ClusterSettings settings, Release target, List<SimulatedNode> nodes, Optional<Hosts> hosts) {
        this.folder = folder;
        this.settings = settings;
        this.target = target;
        this.nodes = List.copyOf(nodes);
        this.hosts = hosts;
        this.journal = new Journal(folder.resolve("journal.log"));
    }

    /** Describes a new cluster in a folder; {@link ClusterBuilder#start()} builds and starts it. */
    public static ClusterBuilder in(Path folder) {
        return new ClusterBuilder(folder.toAbsolutePath().normalize());
    }

    /** Boots the hosts of a cluster that was closed or killed: what systemd starts comes back, everything else is as it was. */
    public static SimulatedCluster reopen(Path folder) {
        return ClusterStart.again(folder.toAbsolutePath().normalize());
    }

    /**
     * An independent copy of this cluster as it is at this moment, in a folder that does not exist yet: files, what is on the file
     * systems of the array, the programs that run. What somebody runs on a node meanwhile goes on here only.
     *
     * @param name of the copy, so that both can have operations at the same time
     */
    public SimulatedCluster fork(Path copy, String name) {
        if (hosts.isPresent()) {
            throw new IllegalStateException("a cluster on hosts cannot be forked");
        }
        return new ClusterFork(this, copy.toAbsolutePath().normalize()).take(settings.named(name));
    }

    public Path folder() {
        return folder;
    }

    public String name() {
        return settings.name();
    }

    String user() {
        return settings.user();
    }

    /** The cluster.yaml that describes this cluster to the product. */
    public Path clusterFile() {
        return folder.resolve("cluster.yaml");
    }

    public List<SimulatedNode> nodes() {
        return nodes;
    }

    public SimulatedNode node(int id) {
        return nodes.get(id);
    }

    /** The hosts that the nodes are, node 0 first, for their faults and their network. */
    public Hosts hosts() {
        return hosts.orElseThrow(() -> new IllegalStateException("the nodes of this cluster are folders"));
    }

    public Journal journal() {
        return journal;
    }

    /** The archive of the target release. */
    public Path targetPackage() {
        return target.archive();
    }

    /** The connector archive that must lie beside the unpacked target release. */
    public Path targetConnector() {
        return target.connector();
    }

    /** The private key that every node accepts. */
    public Path identityFile() {
        return ClusterStart.identityFile(folder);
    }

    public Path knownHosts() {
        return ClusterStart.knownHosts(folder);
    }

    /** The folder of a file system of the array. */
    public Path fileSystem(String name) {
        return folder.resolve("array").resolve(name);
    }

    public List<String> fileSystems() {
        return settings.mode().fileSystems();
    }

    /** Changes how long every wait lasts: 0 not at all, 1 as long as in reality. Takes effect at once. */
    public void pace(double factor) {
        ClusterStart.writePace(folder, factor);
    }

    /** Whether every node has joined, by what the nodes themselves say. */
    public boolean allJoined() {
        List<String> rows = node(0).run("cms stat").output().lines().skip(1).toList();
        return rows.size() == nodes.size()
                && rows.stream().map(row -> row.trim().split("\\s+")).allMatch(SimulatedCluster::joined);
    }

    private static boolean joined(String[] row) {
        return row[2].equals("ONLINE") && row[5].equals("1");
    }

    /** Every process of this cluster that runs now. */
    public List<ProcessHandle> processes() {
        return hosts.map(all -> all.all().stream()
                        .flatMap(host -> host.processes().stream())
                        .toList())
                .orElseGet(() -> new Leftovers(folder).find());
    }

    /** Writes cluster.yaml again with an array whose address is known only now. */
    public void attachArray(String host, int port, String user, Path passwordFile, Path certificateFile) {
        ClusterStart.writeClusterFile(this, target, new ArrayEndpoint(host, port, user, passwordFile, certificateFile));
    }

    /** Stops the SSH servers and kills every process of the nodes, as a power failure would. */
    @Override
    public void close() {
        nodes.forEach(SimulatedNode::close);
        hosts.ifPresent(Hosts::close);
        new Leftovers(folder).kill();
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IntStream ids(int count) {
        return IntStream.range(0, count);
    }
}
