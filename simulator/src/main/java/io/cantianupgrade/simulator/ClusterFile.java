package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Writes the cluster.yaml that describes a simulated cluster to the product. */
record ClusterFile(String cluster, Release target, String user, Path identity, Path knownHosts, Path sysPassword) {

    static final String RELEASE_DIRECTORY = "/ctdb/cantian_install";

    void write(Path file, List<SimulatedNode> nodes, Optional<ArrayEndpoint> array) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("""
                cluster: %s
                release:
                  package: %s
                  connector: %s
                  sha256: %s
                  directory: %s
                ssh:
                  user: %s
                  identityFile: %s
                  knownHosts: %s
                nodes:
                """.formatted(
                        cluster,
                        quoted(target.archive()),
                        quoted(target.connector()),
                        sha256(target.archive()),
                        RELEASE_DIRECTORY,
                        user,
                        quoted(identity),
                        quoted(knownHosts)));
        for (SimulatedNode node : nodes) {
            text.append("""
                      - id: %d
                        host: %s
                        port: %d
                    """.formatted(node.id(), node.address(), node.sshPort()));
            if (!node.isHost()) {
                text.append("    root: ").append(quoted(node.root())).append('\n');
            }
        }
        array.ifPresent(endpoint -> text.append("""
                array:
                  address: %s
                  port: %d
                  user: %s
                  password: file:%s
                  certificate: %s
                """.formatted(
                        endpoint.host(),
                        endpoint.port(),
                        endpoint.user(),
                        endpoint.passwordFile(),
                        quoted(endpoint.certificateFile()))));
        text.append("database:\n  sysPassword: file:").append(sysPassword).append('\n');
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** A path as YAML text; only a path with a character that YAML may read as its own needs quotes. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w/.+-]+")
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
