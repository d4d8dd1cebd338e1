package io.cantianupgrade.cli.temporal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts a Temporal service on this machine: the development server, or what can be had without it. */
public final class EmbeddedTemporal {
    private static final int TRIES = 5;

    private final TemporalBinary binary;
    private final Consumer<String> notices;

    /** @param notices where a line goes when something takes time, or is missing */
    public EmbeddedTemporal(TemporalBinary binary, Consumer<String> notices) {
        this.binary = binary;
        this.notices = notices;
    }

    /**
     * The same on free ports: one that was free a moment ago may be taken by now, so it tries again with others.
     *
     * @throws ServiceNotStarted when it does not start on any
     */
    public TemporalService startAnywhere(Path folder, String namespace) throws ServiceNotStarted {
        for (int left = TRIES; ; left--) {
            try {
                return start(Ports.free(), folder, namespace);
            } catch (ServiceNotStarted failed) {
                if (left == 1) {
                    throw failed;
                }
            }
        }
    }

    /**
     * Returns when the service answers.
     *
     * @param folder for the database and the log
     * @throws ServiceNotStarted when there is a server program, but it does not serve
     */
    public TemporalService start(Ports ports, Path folder, String namespace) throws ServiceNotStarted {
        return start(ports, folder, namespace, Optional.empty());
    }

    /**
     * The same with a Web UI that reads what is encrypted.
     *
     * @param codec address of a codec server
     */
    public TemporalService start(Ports ports, Path folder, String namespace, Optional<String> codec)
            throws ServiceNotStarted {
        Optional<Path> program = binary.find();
        if (program.isPresent()) {
            return DevServer.start(program.get(), ports, folder, namespace, codec);
        }
        notices.accept("Going on with a Temporal service in memory: no Web UI, and all state is lost when it ends.");
        return InMemoryServer.start(ports.service());
    }
}
