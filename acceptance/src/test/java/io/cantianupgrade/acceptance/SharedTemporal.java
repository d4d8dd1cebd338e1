package io.cantianupgrade.acceptance;

import io.cantianupgrade.cli.temporal.EmbeddedTemporal;
import io.cantianupgrade.cli.temporal.Ports;
import io.cantianupgrade.cli.temporal.ServiceNotStarted;
import io.cantianupgrade.cli.temporal.TemporalBinary;
import io.cantianupgrade.cli.temporal.TemporalService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One real Temporal server for all tests of a run: every test has a cluster with a name of its own. */
final class SharedTemporal {

    private static final TemporalService SERVICE = start();

    private SharedTemporal() {}

    /** {@code host:port}. */
    static String address() {
        return SERVICE.target();
    }

    private static TemporalService start() {
        try {
            TemporalBinary binary =
                    new TemporalBinary(System.getenv(), Path.of(System.getProperty("user.home")), System.err::println);
            if (binary.find().isEmpty()) {
                throw new IllegalStateException("these tests need the Temporal server: run ./verify, which fetches it");
            }
            Path folder = Files.createTempDirectory("cantian-acceptance-temporal");
            TemporalService service =
                    new EmbeddedTemporal(binary, System.err::println).start(Ports.free(), folder, "default");
            Runtime.getRuntime().addShutdownHook(new Thread(service::close));
            return service;
        } catch (ServiceNotStarted e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
