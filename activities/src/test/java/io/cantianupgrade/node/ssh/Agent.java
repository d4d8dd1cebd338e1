package io.cantianupgrade.node.ssh;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** OpenSSH's own agent. */
final class Agent implements AutoCloseable {

    private final Path socket;
    private final Process process;

    private Agent(Path socket, Process process) {
        this.socket = socket;
        this.process = process;
    }

    static Agent in(Path folder) throws IOException {
        Path socket = Files.createTempDirectory(folder, "agent").resolve("socket");
        Process process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        await().until(() -> Files.exists(socket));
        return new Agent(socket, process);
    }

    Agent has(Path key) {
        OpenSshServer.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString());
        return this;
    }

    Map<String, String> environment() {
        return Map.of("SSH_AUTH_SOCK", socket.toString());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
