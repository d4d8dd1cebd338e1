package io.cantianupgrade.cli.temporal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Where the service listens on 127.0.0.1.
 *
 * @param service of the gRPC interface
 * @param webUi of the Web UI
 */
public record Ports(int service, int webUi) {
    public static final int USUAL_SERVICE = 7233;
    private static final int USUAL_WEB_UI = 8233;
    private static final int CONNECT_MILLIS = 1_000;

    /** Two that nobody uses now. */
    public static Ports free() {
        try (ServerSocket service = listenAt(0);
                ServerSocket webUi = listenAt(0)) {
            return new Ports(service.getLocalPort(), webUi.getLocalPort());
        } catch (IOException noPort) {
            throw new UncheckedIOException("no free port on 127.0.0.1", noPort);
        }
    }

    /** The ports that everybody knows; another one for the Web UI when that is taken. */
    public static Ports usual() {
        try (ServerSocket webUi = listenAt(USUAL_WEB_UI)) {
            return new Ports(USUAL_SERVICE, webUi.getLocalPort());
        } catch (IOException taken) {
            return new Ports(USUAL_SERVICE, free().webUi());
        }
    }

    /** Whether something accepts connections there. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static ServerSocket listenAt(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
