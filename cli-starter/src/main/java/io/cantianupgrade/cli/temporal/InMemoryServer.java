package io.cantianupgrade.cli.temporal;

import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.util.Optional;

/** The test server of the SDK within this process: no Web UI, and everything is forgotten when it ends. */
final class InMemoryServer implements TemporalService {
    private final PortBoundTestServer server;
    private final int port;

    private InMemoryServer(PortBoundTestServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static InMemoryServer start(int port) {
        return new InMemoryServer(TestServer.createPortBoundServer(port), port);
    }

    @Override
    public String target() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Optional<String> webUi() {
        return Optional.empty();
    }

    @Override
    public void close() {
        server.close();
    }
}
