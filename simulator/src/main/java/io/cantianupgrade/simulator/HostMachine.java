package io.cantianupgrade.simulator;

import io.cantianupgrade.simulator.host.Host;
import io.cantianupgrade.simulator.host.Hosts;
import io.cantianupgrade.simulator.host.HostsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A node that is a host of its own, where "/" is its root and OpenSSH lets people in. */
final class HostMachine implements NodeMachine {

    /** Stand-ins that a host does not need: it has accounts and rights of its own. */
    private static final List<String> REAL =
            List.of("chgrp", "chown", "getent", "groupadd", "id", "sh", "sudo", "useradd", "usermod", "whoami");

    private static final String SIMULATOR = "/usr/local/simulator";

    private final Host host;

    HostMachine(Host host) {
        this.host = host;
    }

    /** The hosts of a cluster, with nothing on them; each sees the folder of the cluster where this machine has it. */
    static Hosts hosts(Path folder, int nodes, UnaryOperator<HostsBuilder> setUp) {
        HostsBuilder builder = Hosts.in(folder)
                .count(nodes)
                .sharing(folder, folder.toString())
                .environment(
                        "PATH",
                        SIMULATOR + "/bin:" + SIMULATOR + "/optional:"
                                + "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
                .environment("LC_ALL", "C.UTF-8")
                .environment("PYTHONDONTWRITEBYTECODE", "1")
                .environment("PYTHONPATH", SIMULATOR + "/lib/python")
                .environment(CLUSTER, folder.toString());
        return setUp.apply(builder).start();
    }

    /** Takes away the stand-ins for what a host really has. */
    static void removeStandIns(Path root) throws IOException {
        for (String name : REAL) {
            Files.delete(root.resolve("usr/local/simulator/bin").resolve(name));
        }
    }

    @Override
    public Path root() {
        return host.root();
    }

    @Override
    public boolean isHost() {
        return true;
    }

    @Override
    public Process start(String command) throws IOException {
        return host.start(command);
    }

    @Override
    public Map<String, String> variables() {
        return host.environment();
    }

    @Override
    public String address() {
        return host.address();
    }

    @Override
    public int sshPort() {
        return host.port();
    }

    @Override
    public String knownHost() {
        return host.address() + " " + host.hostKey() + "\n";
    }

    @Override
    public void crash() {
        host.crash();
    }

    @Override
    public void boot(Runnable start) {
        host.boot();
        start.run();
    }

    /** The group of hosts is closed as a whole. */
    @Override
    public void close() {
        host.crash();
    }
}
