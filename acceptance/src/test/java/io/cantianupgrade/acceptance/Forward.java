package io.cantianupgrade.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Stands before the development server, which listens on this machine only and has no TLS: as a proxy does that lets in who has a
 * certificate, or so that hosts can reach it.
 */
final class Forward implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Forward(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** @param clients authority of those who may come in */
    static Forward overTls(String target, HeldCertificate own, HeldCertificate clients) throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(own)
                .addTrustedCertificate(clients.certificate())
                .build();
        SSLServerSocket server = (SSLServerSocket) certificates
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = server.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        parameters.setNeedClientAuth(true);
        server.setSSLParameters(parameters);
        return started(server, target);
    }

    /** @param address of this machine on which it listens, on any port */
    static Forward at(String address, String target) throws IOException {
        return started(new ServerSocket(0, 50, InetAddress.getByName(address)), target);
    }

    private static Forward started(ServerSocket server, String target) {
        Forward proxy = new Forward(server, Integer.parseInt(target.substring(target.indexOf(':') + 1)));
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    String address() {
        return "localhost:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                threads.execute(() -> join(client));
            } catch (IOException | RejectedExecutionException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        try (client;
                Socket service = new Socket(InetAddress.getLoopbackAddress(), target)) {
            if (client instanceof SSLSocket tls) {
                tls.startHandshake();
            }
            open.add(service);
            threads.execute(() -> pump(service, client));
            pump(client, service);
        } catch (IOException | RejectedExecutionException refused) {
            return; // The client hears why from TLS itself.
        }
    }

    private static void pump(Socket from, Socket to) {
        try (to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] block = new byte[16 * 1024];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                out.write(block, 0, read);
                out.flush();
            }
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
