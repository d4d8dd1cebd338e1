package io.cantianupgrade.simulator.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The private network 10.213.N.0/24 of this machine and some hosts: a bridge that each host is plugged into. */
final class Network implements AutoCloseable {

    static final String PREFIX = "cuh";

    private static final int NETWORKS = 250;
    private static final Path LOCK = Path.of("/run/lock/cantian-hosts");

    private final int number;

    private Network(int number) {
        this.number = number;
    }

    /** A network that nobody has; first what others left behind is taken away. */
    static synchronized Network create() {
        try {
            Files.createDirectories(LOCK.getParent());
            try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = file.lock()) {
                Abandoned.sweep();
                return new Network(add(ThreadLocalRandom.current().nextInt(NETWORKS)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int add(int first) {
        for (int turn = 0; turn < NETWORKS; turn++) {
            int number = (first + turn) % NETWORKS;
            if (!Files.exists(Path.of("/sys/class/net", PREFIX + number))) {
                Network made = new Network(number);
                made.bridge().ip("""
                                link add %1$s address %4$s type bridge
                                link set %1$s alias %2$s
                                addr add %3$s/24 dev %1$s
                                link set %1$s up
                                """.formatted(
                                PREFIX + number, Owner.word(), made.machine(), Bridge.hardware(made.machine())));
                return number;
            }
        }
        throw new IllegalStateException("all " + NETWORKS + " networks for hosts are taken");
    }

    Bridge bridge() {
        return new Bridge(PREFIX + number, List.of());
    }

    /** The network behind the jump host, in the jump host: nobody else is plugged into it. */
    Bridge bridgeIn(Host jumpHost) {
        return new Bridge(PREFIX + number + "i", List.of("nsenter", "-t", Long.toString(jumpHost.pid()), "-n"));
    }

    /** The address of this machine. */
    String machine() {
        return address(1);
    }

    String address(int last) {
        return "10.213." + number + "." + last;
    }

    /** An address behind the jump host; from this machine no way leads there, or to nobody of ours. */
    String inner(int last) {
        return "10.214." + number + "." + last;
    }

    @Override
    public void close() {
        Machine.run(List.of("ip", "link", "delete", PREFIX + number));
    }
}
