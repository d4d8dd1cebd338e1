package io.cantianupgrade.cli.temporal;

import java.util.Optional;

/** A Temporal service that this process has started. */
public interface TemporalService extends AutoCloseable {
    /** {@code host:port} of the service. */
    String target();

    /** Address of the Web UI, if there is one. */
    Optional<String> webUi();

    /** Ends the service; may be called twice. */
    @Override
    void close();
}
