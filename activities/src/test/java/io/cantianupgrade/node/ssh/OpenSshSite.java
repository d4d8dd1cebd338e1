package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.node.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One sshd for all tests, its keys, and ways to say how a worker reaches it. */
final class OpenSshSite implements AutoCloseable {

    static final String SUDO = "USER ALL=(root) NOPASSWD: /usr/bin/bash, /bin/bash";

    final Path folder;
    final OpenSshServer server;
    private final String known;

    OpenSshSite() {
        try {
            folder = OpenSshServer.lay(
                    "op /bin/bash " + SUDO,
                    "dash /bin/sh " + SUDO,
                    "asks /bin/bash USER ALL=(root) ALL",
                    "nothing /bin/bash",
                    "other /bin/bash USER ALL=(root) NOPASSWD: /usr/bin/id",
                    "banned /bin/bash USER ALL=(root) NOPASSWD: ALL, !/usr/bin/bash, !/bin/bash",
                    "tty /bin/bash " + SUDO + "\nDefaults:USER requiretty",
                    "snake /usr/bin/python3",
                    "nobodyhome /usr/sbin/nologin",
                    "noisy /bin/bash");
            Files.writeString(folder.resolve("home/noisy/.bashrc"), "echo Welcome\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = OpenSshServer.start(folder, "AllowTcpForwarding local");
        known = knownHosts("known_hosts", "[127.0.0.1]:" + server.port() + " " + publicKey("host"));
    }

    NodeSpec node() {
        return node(server.port(), "");
    }

    NodeSpec node(int port, String root) {
        return new NodeSpec(NodeId.LEAD, NodeSpec.Access.SSH, "127.0.0.1", port, root);
    }

    /** As root, with a plain key, to a host that is known. */
    SshSpec root() {
        return as("root", "key", false);
    }

    SshSpec as(String user, String key, boolean sudo) {
        return new SshSpec(user, file(key), known(), Optional.empty(), false, Optional.empty(), Optional.empty(), sudo);
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    String known() {
        return known;
    }

    String knownHosts(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String publicKey(String name) {
        try {
            return Files.readString(folder.resolve(name + ".pub")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SshShells shells(Map<String, String> environment) {
        return new SshShells(
                reference -> new Secret(reference
                        .reference()
                        .substring("env:".length())
                        .replace('_', ' ')
                        .toCharArray()),
                environment);
    }

    @Override
    public void close() throws IOException {
        server.close();
        OpenSshServer.run("rm", "-rf", folder.toString());
    }
}
