package io.cantianupgrade.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * One command over SSH: a real process whose three streams are carried as bytes.
 *
 * <p>As with OpenSSH without a terminal, a connection that drops closes the pipes of the process and does nothing else to
 * it; and the command has not ended before everyone who holds its output has let go.
 */
final class NodeCommand implements Command {

    private static final int PIECE = 64 * 1024;

    private final NodeEnvironment environment;
    private final String command;
    private InputStream fromClient;
    private OutputStream toClient;
    private OutputStream errorsToClient;
    private ExitCallback ended;
    private Process process;

    NodeCommand(NodeEnvironment environment, String command) {
        this.environment = environment;
        this.command = command;
    }

    @Override
    public void setInputStream(InputStream in) {
        fromClient = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        toClient = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        errorsToClient = err;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        ended = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment env) throws IOException {
        process = environment.start(command);
        CountDownLatch outputs = new CountDownLatch(2);
        carry("stdin", fromClient, process.getOutputStream(), () -> close(process.getOutputStream()));
        carry("stdout", process.getInputStream(), toClient, outputs::countDown);
        carry("stderr", process.getErrorStream(), errorsToClient, outputs::countDown);
        thread("exit", () -> reportExit(outputs));
    }

    private void reportExit(CountDownLatch outputs) {
        try {
            outputs.await();
            ended.onExit(process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(String name, InputStream from, OutputStream to, Runnable afterwards) {
        thread(name, () -> {
            try {
                byte[] piece = new byte[PIECE];
                for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
                    to.write(piece, 0, length);
                    to.flush();
                }
            } catch (IOException e) {
                close(from); // One side has gone: the other learns it by its next write.
            } finally {
                afterwards.run();
            }
        });
    }

    private void thread(String name, Runnable work) {
        Thread thread = new Thread(work, "node-" + environment.root().getFileName() + "-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void destroy(ChannelSession channel) {
        if (process != null && process.isAlive()) {
            close(process.getOutputStream());
            close(process.getInputStream());
            close(process.getErrorStream());
        }
    }

    private static void close(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            return; // The process has gone first.
        }
    }
}
