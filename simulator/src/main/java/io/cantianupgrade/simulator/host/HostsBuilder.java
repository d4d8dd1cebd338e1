package io.cantianupgrade.simulator.host;

import io.cantianupgrade.simulator.host.HostSettings.SharedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a group of hosts shall be. Unless told otherwise: two hosts, nobody may use sudo, a disk of 16 GB each. */
public final class HostsBuilder {

    private static final int MACHINES_PREFIX = 24;
    private static final int FIRST = 10;
    private static final int JUMP_HOST = 2;

    private final Path folder;
    private final List<SharedFolder> folders = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private int count = 2;
    private boolean jump;
    private String sudoers = "";
    private String disk = "16g";

    HostsBuilder(Path folder) {
        this.folder = folder;
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LANG", "C.UTF-8");
    }

    /** 1 to 8. */
    public HostsBuilder count(int value) {
        count = value;
        return this;
    }

    /** The hosts can be reached through one more host only, which is the one that this machine reaches. */
    public HostsBuilder behindJumpHost() {
        jump = true;
        return this;
    }

    /** Rights of users, in the format of sudoers(5), for example {@code operator ALL=(ALL) NOPASSWD: ALL}. */
    public HostsBuilder sudoers(String text) {
        sudoers = text;
        return this;
    }

    /** A folder of this machine that every host sees, and writes to, at that place. */
    public HostsBuilder sharing(Path shared, String at) {
        folders.add(new SharedFolder(shared, at));
        return this;
    }

    /** A variable of every command, whoever logs in, and with sudo; without blanks. */
    public HostsBuilder environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** How big the disk of a host is, for example {@code 64m}. What is written to it is memory of this machine. */
    public HostsBuilder disk(String size) {
        disk = size;
        return this;
    }

    /** Returns when every SSH server listens. */
    public Hosts start() {
        HostSettings settings = new HostSettings(folder, List.copyOf(folders), Map.copyOf(environment), sudoers, disk);
        SshKey.in(settings.identityFile());
        Network network = Network.create();
        Path relay = Machine.script(folder.resolve("disks"), "relay.py");
        Optional<Host> jumpHost = jump ? Optional.of(jumpHost(settings, network, relay)) : Optional.empty();
        List<Host> hosts = IntStream.range(0, count)
                .mapToObj(number -> jumpHost.map(gate -> hostBehind(gate, settings, network, relay, number))
                        .orElseGet(() -> host(settings, network, relay, number)))
                .toList();
        Hosts all = new Hosts(settings, network, hosts, jumpHost);
        try {
            jumpHost.ifPresent(gate -> createJumpHost(gate, network));
            hosts.parallelStream().forEach(Host::create);
            return all;
        } catch (RuntimeException e) { // Whatever it was, nothing of them may stay on the machine.
            all.close();
            throw e;
        }
    }

    private static Host host(HostSettings settings, Network network, Path relay, int number) {
        return new Host(
                settings,
                "node" + number,
                network.address(FIRST + number),
                MACHINES_PREFIX,
                () -> new Link(network.bridge(), number, relay));
    }

    private static Host jumpHost(HostSettings settings, Network network, Path relay) {
        return new Host(
                settings,
                "jump",
                network.address(JUMP_HOST),
                MACHINES_PREFIX,
                () -> new Link(network.bridge(), FIRST, relay));
    }

    private static Host hostBehind(Host gate, HostSettings settings, Network network, Path relay, int number) {
        return new Host(
                settings,
                "node" + number,
                network.inner(FIRST + number),
                MACHINES_PREFIX,
                () -> new Link(network.bridgeIn(gate), number, relay));
    }

    private static void createJumpHost(Host gate, Network network) {
        gate.create();
        Bridge inner = network.bridgeIn(gate);
        inner.ip("""
                link add %1$s address %4$s type bridge
                addr add %2$s/%3$d dev %1$s
                link set %1$s up
                """.formatted(inner.name(), network.inner(1), MACHINES_PREFIX, Bridge.hardware(network.inner(1))));
    }
}
