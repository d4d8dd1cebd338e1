package io.cantianupgrade.node.ssh;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * OpenSSH's own sshd, as root, in a mount namespace of its own: there it finds users, sudo rules and a noexec file system that
 * this host does not have. Needs root and util-linux, openssh-server and sudo, as {@code ./verify} installs them.
 */
final class OpenSshServer implements AutoCloseable {

    private static final String ENTER = """
            set -e
            cd "$1"
            for file in passwd shadow group sudoers; do mount --bind "$file" "/etc/$file"; done
            mount -t tmpfs tmpfs /run
            mkdir /run/sshd
            mount -t tmpfs -o noexec,mode=755 tmpfs noexec
            exec /usr/sbin/sshd -D -e -f "$2"
            """;

    private final Path folder;
    private final String options;
    private final int port;
    private Process sshd;

    private OpenSshServer(Path folder, String options, int port) {
        this.folder = folder;
        this.options = options;
        this.port = port;
    }

    /** @param folder made by {@link #lay}, which several servers may share */
    static OpenSshServer start(Path folder, String options) {
        try (ServerSocket free = new ServerSocket(0)) {
            OpenSshServer server = new OpenSshServer(folder, options, free.getLocalPort());
            free.close();
            server.run();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** All its connections end at once, and nobody answers. */
    void isKilled() {
        List<ProcessHandle> all = new ArrayList<>(sshd.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/sshd"))
                .toList());
        all.add(sshd.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    void run() throws IOException {
        Path config = folder.resolve("sshd_config." + port);
        Files.writeString(config, """
                ListenAddress 127.0.0.1:%1$d
                HostKey %2$s/host
                HostCertificate %2$s/host-cert.pub
                AuthorizedKeysFile %2$s/authorized_keys
                TrustedUserCAKeys %2$s/ca.pub
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                PermitRootLogin yes
                MaxStartups 100
                PidFile none
                %3$s
                """.formatted(port, folder, options));
        sshd = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "--propagation",
                        "private",
                        "bash",
                        "-c",
                        ENTER,
                        "bash",
                        folder.toString(),
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("sshd.log").toFile()))
                .start();
        await().ignoreExceptions().until(() -> {
            if (!sshd.isAlive()) {
                throw new AssertionError("sshd did not start; it needs root, unshare, sudo and openssh-server:\n"
                        + Files.readString(folder.resolve("sshd.log")));
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            }
        });
    }

    /** Keys, certificates, users and rules, in a new folder that every user can enter. */
    static Path lay(String... users) throws IOException {
        Path folder = Files.createTempDirectory("openssh");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(folder.resolve("noexec"));
        for (String name : List.of("host", "ca", "key", "certified", "stranger")) {
            key(folder, name, "ed25519", "");
        }
        key(folder, "rsa", "rsa", "");
        key(folder, "ecdsa", "ecdsa", "");
        key(folder, "locked", "ed25519", "open sesame");
        run(
                "ssh-keygen",
                "-q",
                "-s",
                file(folder, "ca"),
                "-I",
                "user",
                "-n",
                "root,op",
                "-V",
                "+1h",
                file(folder, "certified.pub"));
        run(
                "ssh-keygen",
                "-q",
                "-s",
                file(folder, "ca"),
                "-I",
                "host",
                "-h",
                "-n",
                "127.0.0.1",
                "-V",
                "+1h",
                file(folder, "host.pub"));
        StringBuilder authorized = new StringBuilder();
        for (String name : List.of("key", "rsa", "ecdsa", "locked")) {
            authorized.append(Files.readString(folder.resolve(name + ".pub")));
        }
        Files.writeString(folder.resolve("authorized_keys"), authorized);
        users(folder, users);
        return folder;
    }

    /** @param users each "name shell", or "name shell rule" with its sudo rule */
    private static void users(Path folder, String... users) throws IOException {
        StringBuilder passwd = new StringBuilder(Files.readString(Path.of("/etc/passwd")));
        StringBuilder shadow = new StringBuilder(Files.readString(Path.of("/etc/shadow")));
        StringBuilder group = new StringBuilder(Files.readString(Path.of("/etc/group")));
        StringBuilder sudoers = new StringBuilder("Defaults env_reset\nroot ALL=(ALL:ALL) ALL\n");
        int id = 47_110;
        for (String user : users) {
            String[] words = user.split(" ", 3);
            Path home = Files.createDirectories(folder.resolve("home").resolve(words[0]));
            passwd.append("%s:x:%d:%d::%s:%s\n".formatted(words[0], id, id, home, words[1]));
            group.append("%s:x:%d:\n".formatted(words[0], id));
            shadow.append(words[0]).append(":*:19000:0:99999:7:::\n");
            if (words.length > 2) {
                sudoers.append(words[2].replace("USER", words[0])).append('\n');
            }
            id++;
        }
        Files.writeString(folder.resolve("passwd"), passwd);
        Files.writeString(folder.resolve("shadow"), shadow);
        Files.writeString(folder.resolve("group"), group);
        Files.writeString(folder.resolve("sudoers"), sudoers);
        Files.setPosixFilePermissions(folder.resolve("sudoers"), PosixFilePermissions.fromString("r--r-----"));
        Files.setPosixFilePermissions(folder.resolve("shadow"), PosixFilePermissions.fromString("rw-------"));
    }

    private static void key(Path folder, String name, String type, String passphrase) {
        run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", name, "-f", file(folder, name));
    }

    private static String file(Path folder, String name) {
        return folder.resolve(name).toString();
    }

    /** Runs a program that must succeed. */
    static void run(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(words) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        isKilled();
    }
}
