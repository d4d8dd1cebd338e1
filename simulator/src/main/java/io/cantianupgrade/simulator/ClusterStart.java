package io.cantianupgrade.simulator;

import io.cantianupgrade.simulator.host.Hosts;
import io.cantianupgrade.simulator.host.HostsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings a cluster to life.
 *
 * <ol>
 *   <li>kill what a killed run left in the folder; fresh: delete the nodes it made there;
 *   <li>fresh: write keys, array, releases, and install each node with its own stand-ins;
 *   <li>an SSH server for each node;
 *   <li>fresh: the release's own start on every node; again: the boot of each host;
 *   <li>wait until all have joined, then write cluster.yaml.
 * </ol>
 */
final class ClusterStart {

    private static final Duration JOIN_LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Path folder;
    private final ClusterSettings settings;
    private final Release target;

    private final Optional<Hosts> hosts;

    private ClusterStart(Path folder, ClusterSettings settings, Optional<Hosts> hosts) {
        this.folder = folder;
        this.settings = settings;
        this.hosts = hosts;
        target = new Release(folder.resolve("releases/target"), settings.target(), settings.mode());
    }

    static SimulatedCluster fresh(
            Path folder,
            ClusterSettings settings,
            double pace,
            int patience,
            Optional<ArrayEndpoint> array,
            Optional<UnaryOperator<HostsBuilder>> setUp) {
        new Leftovers(folder).kill();
        Optional<Hosts> hosts = Optional.empty();
        boolean ready = false;
        try {
            Remains.delete(folder);
            Files.createDirectories(folder);
            hosts = setUp.map(one -> HostMachine.hosts(folder, settings.nodes(), one));
            ClusterStart start = new ClusterStart(folder, settings, hosts);
            start.prepare();
            SimulatedCluster.write(folder.resolve("patience"), patience + "\n");
            SimulatedCluster cluster = start.open();
            start.startNodes(cluster, "sh \"$SIM_ROOT/opt/cantian/action/appctl.sh\" start");
            start.awaitJoined(cluster);
            cluster.journal().clear();
            writePace(folder, pace);
            writeClusterFile(cluster, start.target, array.orElse(null));
            ready = true;
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!ready) {
                hosts.ifPresent(Hosts::close);
                new Leftovers(folder).kill();
            }
        }
    }

    static SimulatedCluster again(Path folder) {
        new Leftovers(folder).kill();
        try {
            ClusterStart start = new ClusterStart(folder, ClusterSettings.load(folder), Optional.empty());
            SimulatedCluster cluster = start.open();
            start.startNodes(cluster, SimulatedNode.BOOT);
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that holds a whole cluster, of which only the SSH servers are missing and cluster.yaml. */
    static SimulatedCluster opened(Path folder, ClusterSettings settings) throws IOException {
        ClusterStart start = new ClusterStart(folder, settings, Optional.empty());
        SimulatedCluster cluster = start.open();
        writeClusterFile(cluster, start.target, null);
        return cluster;
    }

    private void prepare() throws IOException {
        settings.save(folder);
        secret(folder.resolve("secrets/sys"), settings.sysPassword());
        writePace(folder, 0);
        for (String fileSystem : settings.mode().fileSystems()) {
            Files.createDirectories(folder.resolve("array").resolve(fileSystem));
        }
        Files.createDirectories(folder.resolve("live"));
        Files.createDirectories(folder.resolve("shared"));
        if (settings.mode().sharesMetadata()) {
            NodeFolder.linkFileSystems(folder, folder.resolve("shared"), settings.mode());
        }
        NodeFolder.createClusterManager(folder, settings);
        Release source = Release.build(
                folder.resolve("releases/source"), settings.source(), settings.mode(), "SOURCE-VERSION\n", false);
        Release.build(
                target.folder(),
                settings.target(),
                settings.mode(),
                settings.whitelistText(),
                settings.changeSystemTables());
        for (int id = 0; id < settings.nodes(); id++) {
            NodeFolder.create(folder, settings, source, id, environment(id));
        }
    }

    private static void secret(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private SimulatedCluster open() throws IOException {
        List<SimulatedNode> nodes = new ArrayList<>();
        StringBuilder known = new StringBuilder();
        try {
            for (int id = 0; id < settings.nodes(); id++) {
                SimulatedNode node = new SimulatedNode(id, open(id));
                nodes.add(node);
                known.append(node.knownHost());
            }
        } catch (IOException e) {
            nodes.forEach(SimulatedNode::close);
            throw e;
        }
        Files.writeString(knownHosts(folder), known);
        return new SimulatedCluster(folder, settings, target, nodes, hosts);
    }

    private NodeEnvironment environment(int id) {
        return hosts.<NodeEnvironment>map(all -> new HostMachine(all.host(id))).orElseGet(() -> folderOf(id));
    }

    private FolderEnvironment folderOf(int id) {
        return new FolderEnvironment(folder, folder.resolve("node" + id));
    }

    private NodeMachine open(int id) throws IOException {
        return hosts.isPresent() ? new HostMachine(hosts.get().host(id)) : openFolder(id);
    }

    /** A node keeps the port that it got first. */
    private NodeMachine openFolder(int id) throws IOException {
        KeyPair hostKey = SshKeys.in(folder.resolve("ssh/host" + id));
        PublicKey client = SshKeys.in(identityFile(folder)).getPublic();
        Path portFile = folder.resolve("ssh/port" + id);
        int port = Files.exists(portFile)
                ? Integer.parseInt(Files.readString(portFile).strip())
                : settings.portOf(id);
        NodeSshServer server = NodeSshServer.start(folderOf(id), hostKey, client, port);
        Files.writeString(portFile, server.port() + "\n");
        return new FolderMachine(folderOf(id), hostKey, server);
    }

    private void startNodes(SimulatedCluster cluster, String command) {
        List<Integer> failed = IntStream.range(0, settings.nodes())
                .parallel()
                .filter(id -> !cluster.node(id).run(command).succeeded())
                .boxed()
                .toList();
        if (!failed.isEmpty()) {
            cluster.close();
            throw new IllegalStateException("nodes of the simulated cluster did not start: " + failed + ", see "
                    + failed.stream()
                            .map(id -> folder.resolve("node" + id + "/opt/cantian/log/deploy/deploy.log"))
                            .map(Path::toString)
                            .collect(Collectors.joining(", ")));
        }
    }

    private void awaitJoined(SimulatedCluster cluster) {
        long deadline = System.nanoTime() + JOIN_LIMIT.toNanos();
        while (!cluster.allJoined()) {
            if (System.nanoTime() - deadline > 0) {
                String seen = cluster.node(0).run("cms stat").output();
                cluster.close();
                throw new IllegalStateException("the simulated cluster did not join: " + seen);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    static void writeClusterFile(SimulatedCluster cluster, Release target, ArrayEndpoint array) {
        Path folder = cluster.folder();
        ClusterFile file = new ClusterFile(
                cluster.name(),
                target,
                cluster.user(),
                identityFile(folder),
                knownHosts(folder),
                folder.resolve("secrets/sys"));
        try {
            file.write(cluster.clusterFile(), cluster.nodes(), Optional.ofNullable(array));
            if (array != null) {
                for (SimulatedNode node : cluster.nodes()) {
                    Files.writeString(node.path("/etc/simulator/array_port"), array.port() + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void writePace(Path folder, double factor) {
        SimulatedCluster.write(folder.resolve("pace"), "%.6f%n".formatted(factor));
    }

    static Path identityFile(Path folder) {
        return folder.resolve("ssh/id_ed25519");
    }

    static Path knownHosts(Path folder) {
        return folder.resolve("ssh/known_hosts");
    }
}
