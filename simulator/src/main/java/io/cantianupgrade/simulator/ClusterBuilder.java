package io.cantianupgrade.simulator;

import io.cantianupgrade.simulator.host.Hosts;
import io.cantianupgrade.simulator.host.HostsBuilder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a simulated cluster shall be. Unless told otherwise: two nodes, combined, 24.12.B032 to 25.06.B001, real pace. */
public final class ClusterBuilder {

    private final Path folder;
    private String name = "demo";
    private int nodes = 2;
    private String source = "24.12.B032";
    private String target = "25.06.B001";
    private DeployMode mode = DeployMode.COMBINED;
    private boolean changeSystemTables;
    private String whitelist = "";
    private String sysPassword = "Sys_pwd@2024";
    private double pace = 1;
    private int patience = 10;
    private int firstPort;
    private String user = System.getProperty("user.name");
    private Optional<UnaryOperator<HostsBuilder>> hosts = Optional.empty();
    private Optional<ArrayEndpoint> array = Optional.empty();

    ClusterBuilder(Path folder) {
        this.folder = folder;
    }

    public ClusterBuilder named(String value) {
        name = value;
        return this;
    }

    /** 1 to 8. */
    public ClusterBuilder nodes(int value) {
        nodes = value;
        return this;
    }

    /** The installed version. */
    public ClusterBuilder source(String value) {
        source = value;
        return this;
    }

    /** The version of the package. */
    public ClusterBuilder target(String value) {
        target = value;
        return this;
    }

    /** {@code combined}, {@code dbstor} or {@code file}. */
    public ClusterBuilder deployMode(String word) {
        mode = DeployMode.of(word);
        return this;
    }

    /** Whether the white list says so, and the target's initdb.sql has new tables. */
    public ClusterBuilder changeSystemTables(boolean value) {
        changeSystemTables = value;
        return this;
    }

    /** The text of white_list.txt in the package, instead of one that allows 24.06 to 25.06. */
    public ClusterBuilder whitelist(String text) {
        whitelist = text;
        return this;
    }

    public ClusterBuilder sysPassword(String value) {
        sysPassword = value;
        return this;
    }

    /** The factor for every wait: 0 none, 1 real. */
    public ClusterBuilder pace(double factor) {
        pace = factor;
        return this;
    }

    /** The seconds that a script waits for a process at least, whatever the pace; 10 unless told otherwise. */
    public ClusterBuilder patience(int seconds) {
        patience = seconds;
        return this;
    }

    /** Node N listens on this port plus N; without it, on free ports. */
    public ClusterBuilder firstPort(int port) {
        firstPort = port;
        return this;
    }

    /** Who logs in at the nodes; at a host it is {@code root} or {@code operator}. */
    public ClusterBuilder user(String name) {
        user = name;
        return this;
    }

    /** Every node is a real host instead of a folder, with real paths and OpenSSH; see {@link Hosts} for what that needs. */
    public ClusterBuilder onHosts(UnaryOperator<HostsBuilder> setUp) {
        hosts = Optional.of(setUp);
        return this;
    }

    /** Names the array in cluster.yaml; see {@link SimulatedCluster} for the folders of its file systems. */
    public ClusterBuilder arrayEndpoint(String host, int port, String user, Path passwordFile, Path certificateFile) {
        array = Optional.of(new ArrayEndpoint(host, port, user, passwordFile, certificateFile));
        return this;
    }

    /** Builds the releases, installs the nodes, starts everything, and returns when every node has joined. */
    public SimulatedCluster start() {
        ClusterSettings settings = new ClusterSettings(
                name, nodes, source, target, mode, changeSystemTables, whitelist, sysPassword, firstPort, user);
        return ClusterStart.fresh(folder, settings, pace, patience, array, hosts);
    }
}
