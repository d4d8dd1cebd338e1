package io.cantianupgrade.acceptance;

import io.cantianupgrade.simulator.ClusterBuilder;
import io.cantianupgrade.simulator.SimulatedCluster;
import io.cantianupgrade.simulator.SimulatedNode;
import io.cantianupgrade.simulator.array.ArraySetup;
import io.cantianupgrade.simulator.array.SimulatedArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A simulated cluster with its array, and what tests want to know of both. */
final class Site implements AutoCloseable {

    static final String SOURCE = "24.12.B032";
    static final String TARGET = "25.06.B001";
    static final String ARRAY_PASSWORD = "canary-array-5d1e";
    static final String SYS_PASSWORD = "canary-sys-77ab";

    private final Path folder;
    private final SimulatedCluster cluster;
    private final SimulatedArray array;

    private Site(Path folder, SimulatedCluster cluster, SimulatedArray array) {
        this.folder = folder;
        this.cluster = cluster;
        this.array = array;
    }

    static Site named(String name) {
        return named(name, builder -> builder);
    }

    static Site named(String name, UnaryOperator<ClusterBuilder> setUp) {
        try {
            Path folder = Files.createTempDirectory("cantian-" + name);
            SimulatedCluster cluster = setUp.apply(SimulatedCluster.in(folder.resolve("cluster"))
                            .named(name)
                            .nodes(2)
                            .source(SOURCE)
                            .target(TARGET)
                            .sysPassword(SYS_PASSWORD)
                            .pace(0))
                    .start();
            return withArray(folder, cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its nodes are real hosts, which the product reaches with OpenSSH as root. */
    static Site onHosts(String name, String user) {
        return named(name, cluster -> cluster.user(user).onHosts(hosts -> hosts));
    }

    /** An independent copy as it is at this moment: both go on, and have operations, apart from each other. */
    Site fork(String name) {
        try {
            Path copy = Files.createTempDirectory("cantian-" + name);
            array.copyTo(state(copy));
            return withArray(copy, cluster.fork(copy.resolve("cluster"), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Site withArray(Path folder, SimulatedCluster cluster) throws IOException {
        Path password = Files.writeString(folder.resolve("array-password"), ARRAY_PASSWORD);
        ArraySetup setup = SimulatedArray.in(state(folder)).user("upgrade").password(ARRAY_PASSWORD);
        cluster.fileSystems().forEach(fs -> setup.fileSystem(fs, "0", cluster.fileSystem(fs)));
        SimulatedArray array = setup.start();
        cluster.attachArray("127.0.0.1", array.port(), "upgrade", password, array.certificate());
        return new Site(folder, cluster, array);
    }

    private static Path state(Path folder) {
        return folder.resolve("array-state");
    }

    SimulatedCluster cluster() {
        return cluster;
    }

    /** Everything of it. */
    Path folder() {
        return folder;
    }

    SimulatedArray array() {
        return array;
    }

    String arrayAddress() {
        return "127.0.0.1:" + array.port();
    }

    String clusterFile() {
        return cluster.clusterFile().toString();
    }

    /** Takes the array out of the cluster file. */
    void forgetArray() {
        change(text -> text.replaceFirst("(?m)^array:\\n(?:  .*\\n)+", ""));
    }

    /** Writes the cluster file anew, in its place. */
    void change(UnaryOperator<String> change) {
        try {
            String text = Files.readString(cluster.clusterFile(), StandardCharsets.UTF_8);
            Files.writeString(cluster.clusterFile(), change.apply(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the cluster file anew with these answers given ahead of time. */
    String clusterFileWith(Map<String, String> answers) {
        StringBuilder text = new StringBuilder("answers:\n");
        answers.forEach((kind, answer) ->
                text.append("  ").append(kind).append(": \"").append(answer).append("\"\n"));
        return clusterFileWith(file -> file + text);
    }

    /** The text of a cluster file in which these nodes have workers of their own, and cannot be reached over SSH. */
    static String withWorkers(String text, int... nodes) {
        String changed = text;
        for (int node : nodes) {
            changed = changed.replaceFirst(
                    "(?m)^( +- id: %d\\n +host: .*\\n +)port: .*$".formatted(node), "$1port: 1\n    access: worker");
        }
        return changed;
    }

    /** A changed copy of the cluster file, beside it. */
    String clusterFileWith(UnaryOperator<String> change) {
        try {
            String text = Files.readString(cluster.clusterFile(), StandardCharsets.UTF_8);
            Path copy = Files.createTempFile(folder, "cluster", ".yaml");
            return Files.writeString(copy, change.apply(text)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file system of a node says, read past everything that the product has. */
    String file(int node, String path) {
        try {
            return Files.readString(cluster.node(node).path(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists(int node, String path) {
        return Files.exists(cluster.node(node).path(path));
    }

    /** The word of {@code cluster} or {@code node0}, where every node looks; {@code absent} when there is none. */
    String word(String whose) {
        try {
            Path file = words().resolve(whose + "_status.txt");
            return Files.exists(file) ? Files.readString(file).replace("\0", "").strip() : "absent";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody writes a word by hand; {@code absent} takes it away. */
    void word(String whose, String word) {
        try {
            Path file = words().resolve(whose + "_status.txt");
            if (word.equals("absent")) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, word + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A flag is set where every node sees it. */
    void flag(String name) {
        try {
            Files.writeString(words().resolveSibling(name), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody takes a flag away where every node sees it. */
    void forget(String name) {
        remove(words().resolveSibling(name));
    }

    /** Names of the flags that every node sees. */
    List<String> flags() {
        try (Stream<Path> flags = Files.list(words().getParent())) {
            return flags.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody has begun with anything. */
    void forgetUpgrade() {
        if (!cluster.fileSystems().contains("metadata")) {
            cluster.nodes().forEach(node -> node.run("rm -rf $SIM_ROOT/mnt/dbdata/remote/metadata_*/upgrade/*"));
        }
        remove(words().getParent());
    }

    private Path words() {
        Path metadata = cluster.node(0).path("/mnt/dbdata/remote/metadata_metadata/upgrade");
        boolean shared = !cluster.fileSystems().contains("metadata");
        return (shared ? cluster.fileSystem("share").resolve("upgrade") : metadata).resolve("cluster_and_node_status");
    }

    String installedVersion(int node) {
        return file(node, "/opt/cantian/versions.yml").replaceFirst("(?s).*\\n\\s+Version:\\s*(\\S+).*", "$1");
    }

    /** When something happened for the first time on a node, in epoch milliseconds. */
    long at(int node, String what) {
        return cluster.journal().events().stream()
                .filter(event -> event.node() == node && event.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("never on node " + node + ": " + what))
                .at()
                .toEpochMilli();
    }

    /** Everything that an upgrade could change on the nodes and on the array, by path and length or content. */
    Map<String, String> fingerprint() {
        Map<String, String> found = new TreeMap<>();
        for (int node = 0; node < cluster.nodes().size(); node++) {
            for (String place : List.of("/opt/cantian", "/ctdb", "/var/lib/cantian-upgrade", "/etc/systemd/system")) {
                collect(cluster.node(node).path(place), found);
            }
        }
        found.put("snapshots", array.snapshots().toString());
        found.put("journal", cluster.journal().events().toString());
        return found;
    }

    /**
     * Programs, configuration, versions and units of every node, with their modes. Left out: logs, backups, what a running program
     * writes, and the flag of a precheck that failed, which the next precheck removes. A site and its fork compare equal.
     */
    Map<String, String> installation() {
        Contents contents = new Contents(
                cluster.folder(),
                "/opt/cantian/(log|upgrade_backup)/|/start_status\\.json$|/pre_upgrade_(offline|rollup)\\.fail$");
        Map<String, String> found = new TreeMap<>();
        for (SimulatedNode node : cluster.nodes()) {
            for (String place : List.of(
                    "/opt/cantian",
                    "/etc/systemd/system",
                    "/mnt/dbdata/local",
                    "/home/cantian",
                    "/var/lib/rpm-simulated")) {
                contents.addTo(found, node.path(place));
            }
        }
        return found;
    }

    /**
     * What every file system of the array holds; left out: what says only that a program runs, the file of the lock, and the
     * copy of the configuration that the release's precheck leaves there.
     */
    Map<String, String> data() {
        Contents contents = new Contents(
                cluster.folder(), "/gcc_home/(beat|hb|stat|target)_\\d+$|/upgrade\\.lock$|/deploy_param\\.json$");
        Map<String, String> found = new TreeMap<>();
        cluster.fileSystems().forEach(name -> contents.addTo(found, cluster.fileSystem(name)));
        return found;
    }

    /** Runs a statement in the database. */
    String sql(int node, String statement) {
        return cluster.node(node)
                .run("ctsql / as sysdba -q -c \"" + statement + "\"")
                .output();
    }

    private static void collect(Path place, Map<String, String> found) {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> files = Files.walk(place)) {
            files.filter(file -> !file.toString().contains("/log/"))
                    .sorted(Comparator.naturalOrder())
                    .forEach(file -> found.put(file.toString(), size(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "";
        } catch (IOException e) {
            return "gone";
        }
    }

    @Override
    public void close() {
        array.close();
        cluster.close();
        remove(folder);
    }

    /** A daemon that dies slowly may still write; what it leaves is no fault of the test. */
    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + folder + ", " + e.getMessage());
        }
    }
}
