package io.cantianupgrade.simulator.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The cable between a host and the bridge. */
final class Link {

    private final Bridge bridge;
    private final String plug;
    private final String near;
    private final String far;
    private final Path relayScript;
    private Optional<Process> relay = Optional.empty();

    Link(Bridge bridge, int number, Path relayScript) {
        this.bridge = bridge;
        this.plug = bridge.name() + "h" + number;
        this.near = bridge.name() + "r" + number;
        this.far = bridge.name() + "s" + number;
        this.relayScript = relayScript;
    }

    /** Plugs in a host that has no network yet. */
    void plugIn(long pid, String address, int prefix) {
        bridge.ip("""
                link add %1$s type veth peer name eth0 address %4$s netns %2$d
                link set %1$s master %3$s up
                """.formatted(plug, pid, bridge.name(), Bridge.hardware(address)));
        Machine.run(List.of("nsenter", "-t", Long.toString(pid), "-n", "ip", "-batch", "-"), """
                link set lo up
                addr add %s/%d dev eth0
                link set eth0 up
                """.formatted(
                        address, prefix));
    }

    void cut() {
        bridge.ip("link set " + plug + " down\n");
    }

    /** Every frame takes half the delay in each direction, and is lost with this probability. */
    void delayAndLose(Duration delay, double loss) {
        stopRelay();
        bridge.ip("""
                link set %1$s nomaster
                link add %2$s type veth peer name %3$s
                link set %3$s master %4$s up
                link set %2$s up
                """.formatted(plug, near, far, bridge.name()));
        try {
            // No netem: not every kernel has it, and one way that is always taken is better tested than two.
            Process process = new ProcessBuilder(bridge.words(
                            "python3",
                            relayScript.toString(),
                            plug,
                            near,
                            String.format(Locale.ROOT, "%.4f", delay.toNanos() / 2e9),
                            String.format(Locale.ROOT, "%.4f", loss)))
                    .redirectErrorStream(true)
                    .start();
            relay = Optional.of(process);
            BufferedReader output = process.inputReader();
            String first = output.readLine();
            if (!"up".equals(first)) {
                throw new IOException("the relay does not run: " + first + output.readLine());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void heal() {
        stopRelay();
        bridge.ip("link set " + plug + " master " + bridge.name() + " up\n");
    }

    /** Nothing of it is left; the kernel takes its time to remove the cable of a host that is gone. */
    void unplug() {
        try {
            stopRelay();
            bridge.ip("link delete " + plug + "\n");
        } catch (UncheckedIOException gone) {
            return; // With the jump host that it was in.
        }
    }

    private void stopRelay() {
        relay.ifPresent(process -> {
            process.destroyForcibly().onExit().join();
            bridge.ip("link delete " + near + "\n");
        });
        relay = Optional.empty();
    }
}
