package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.Endpoint;
import io.cantianupgrade.cli.temporal.Ports;
import io.cantianupgrade.cli.temporal.SearchAttributeSetup;
import io.cantianupgrade.cli.temporal.ServiceNotStarted;
import io.cantianupgrade.cli.temporal.StateFolder;
import io.cantianupgrade.cli.temporal.TemporalService;
import io.cantianupgrade.encryption.CodecServer;
import io.cantianupgrade.worker.UpgradeWorker;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.List;
import java.util.Optional;

/** The Temporal service of this machine with a worker beside it, as one process in the foreground. */
final class LocalService {
    private final Session session;
    private final StateFolder state;
    private final Endpoint endpoint;

    LocalService(Session session) {
        this.session = session;
        this.state = session.state();
        this.endpoint = new Endpoint(Endpoint.LOCAL, session.endpoint().namespace(), false);
    }

    /** Until the process is told to end. */
    int run() {
        try {
            FileLock held = lock();
            state.notReady();
            Ports ports = Ports.usual();
            Optional<CodecServer> codec = session.keys().map(keys -> LocalCodec.start(keys, ports.webUi()));
            Optional<TemporalService> service = start(ports, codec.map(CodecServer::url));
            Connection connection = session.open(endpoint);
            SearchAttributeSetup.ensure(endpoint);
            state.ready(service.flatMap(TemporalService::webUi));
            service.flatMap(TemporalService::webUi)
                    .ifPresent(ui -> session.console().note("Web UI: " + ui));
            return WorkerCommand.serve(
                    session, connection, List.of(UpgradeWorker.control(connection.client(), connection.keys())), () -> {
                        service.ifPresent(TemporalService::close);
                        codec.ifPresent(CodecServer::close);
                        release(held);
                    });
        } catch (IOException failed) {
            throw CliFailure.failed(
                    "The state folder cannot be used: " + failed.getMessage(),
                    "make %s writable, or set XDG_STATE_HOME".formatted(state.path()),
                    failed);
        }
    }

    private static void release(FileLock held) {
        try {
            held.channel().close();
        } catch (IOException gone) {
            return; // The end of the process releases it as well.
        }
    }

    private FileLock lock() throws IOException {
        return state.lock()
                .orElseThrow(() -> CliFailure.failed(
                        "The Temporal service of this machine runs already.",
                        "use it: commands without --address find it; its log is " + state.serviceLog()));
    }

    /** Empty when a Temporal service is there already: then only the worker is missing. */
    private Optional<TemporalService> start(Ports ports, Optional<String> codec) {
        if (Ports.answers(Ports.USUAL_SERVICE)) {
            session.console().note("Something listens at %s already; using it.".formatted(Endpoint.LOCAL));
            return Optional.empty();
        }
        try {
            return Optional.of(session.embeddedTemporal().start(ports, state.path(), endpoint.namespace(), codec));
        } catch (ServiceNotStarted failed) {
            throw CliFailure.unreachable(
                    "The Temporal service of this machine did not start: " + failed.getMessage(),
                    "name a service with --address, or put the program temporal on the PATH",
                    failed);
        }
    }
}
