package io.cantianupgrade.simulator.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A group of hosts in one network with this machine, or behind a jump host. Root is needed; see {@link OnRealHosts}.
 *
 * <p>Everything is gone after {@link #close}. What a killed run leaves behind ends by itself, or is taken away when the next group
 * starts.
 */
public final class Hosts implements AutoCloseable {

    private final HostSettings settings;
    private final Network network;
    private final List<Host> hosts;
    private final Optional<Host> jumpHost;

    Hosts(HostSettings settings, Network network, List<Host> hosts, Optional<Host> jumpHost) {
        this.settings = settings;
        this.network = network;
        this.hosts = List.copyOf(hosts);
        this.jumpHost = jumpHost;
    }

    /**
     * Describes a group; {@link HostsBuilder#start()} starts it.
     *
     * @param folder for roots ({@code node0}, {@code node1}, ...; {@code jump}), disks and keys
     */
    public static HostsBuilder in(Path folder) {
        return new HostsBuilder(folder.toAbsolutePath().normalize());
    }

    public Host host(int number) {
        return hosts.get(number);
    }

    public List<Host> all() {
        return hosts;
    }

    /** The only way to the hosts of a group that is {@link HostsBuilder#behindJumpHost}. */
    public Host jumpHost() {
        return jumpHost.orElseThrow(() -> new IllegalStateException("these hosts are behind no jump host"));
    }

    /** The private key that every host accepts for {@code root} and {@code operator}. */
    public Path identityFile() {
        return settings.identityFile();
    }

    /** The address of this machine for the hosts that are not behind a jump host. */
    public String machine() {
        return network.machine();
    }

    /** Ends every process of the hosts and takes away their network and disks. */
    @Override
    public void close() {
        Stream.concat(hosts.stream(), jumpHost.stream()).forEach(Host::remove);
        network.close();
    }
}
