package io.cantianupgrade.simulator.array;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** One management address: an HTTPS listener on the loopback that may go down and come back on the same port. */
final class ArrayServer implements AutoCloseable {

    static {
        // Without it the JDK's server waits 40 ms before the second packet of each answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 64;

    private final SSLContext tls;
    private final ExchangeHandling handling;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "simulated-array");
        thread.setDaemon(true);
        return thread;
    });
    private HttpsServer server;
    private int port;

    /** Takes one exchange to its end. */
    interface ExchangeHandling {
        void handle(HttpExchange exchange, ArrayServer server) throws IOException;
    }

    /** @param port 0 for any free one */
    ArrayServer(SSLContext tls, int port, ExchangeHandling handling) {
        this.tls = tls;
        this.port = port;
        this.handling = handling;
    }

    synchronized int port() {
        return port;
    }

    synchronized void listen() throws IOException {
        if (server != null) {
            return;
        }
        HttpsServer next = HttpsServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
        next.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters modern = tls.getDefaultSSLParameters();
                modern.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                parameters.setSSLParameters(modern);
            }
        });
        next.setExecutor(threads);
        next.createContext("/", exchange -> handling.handle(exchange, this));
        next.start();
        server = next;
        port = next.getAddress().getPort();
    }

    /** Cuts every connection. */
    synchronized void goDown() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public void close() {
        goDown();
        threads.shutdownNow();
    }
}
