package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Map;

/** A node whose "/" is a folder, behind an SSH server in this process: it needs no rights. */
final class FolderMachine implements NodeMachine {

    private final FolderEnvironment environment;
    private final KeyPair hostKey;
    private volatile NodeSshServer server;

    FolderMachine(FolderEnvironment environment, KeyPair hostKey, NodeSshServer server) {
        this.environment = environment;
        this.hostKey = hostKey;
        this.server = server;
    }

    @Override
    public Path root() {
        return environment.root();
    }

    @Override
    public boolean isHost() {
        return false;
    }

    @Override
    public Process start(String command) throws IOException {
        return environment.start(command);
    }

    @Override
    public Map<String, String> variables() {
        return environment.variables();
    }

    @Override
    public String address() {
        return NodeSshServer.HOST;
    }

    @Override
    public int sshPort() {
        return server.port();
    }

    @Override
    public String knownHost() {
        return SshKeys.knownHost(address(), sshPort(), hostKey.getPublic());
    }

    @Override
    public void crash() {
        server.close();
        Leftovers.ofNode(root()).kill();
    }

    @Override
    public void boot(Runnable start) {
        start.run();
        try {
            server = server.again();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
