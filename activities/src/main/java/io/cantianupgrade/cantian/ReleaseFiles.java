package io.cantianupgrade.cantian;

import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.NodeShell;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

/** The archives of a release in the release directory of a node. */
public final class ReleaseFiles {

    /** Unpacks beside the place and moves there in one go: what lies there is always whole (guide: delete it first). */
    private static final String UNPACK = """
            set -e
            cd "$1"
            rm -rf cantian_connector.part
            mkdir cantian_connector.part
            echo "unpacks $2"
            tar -xzf "$2" -C cantian_connector.part
            rm -rf cantian_connector
            mv cantian_connector.part/cantian_connector cantian_connector
            rmdir cantian_connector.part
            echo "unpacked $2"
            """;

    private final NodeShell shell;
    private final Layout layout;
    private final Duration limit;

    public ReleaseFiles(NodeShell shell, ReleaseSpec release, Duration limit) {
        this.shell = shell;
        this.layout = new Layout(shell.node(), release, UpgradeMode.OFFLINE);
        this.limit = limit;
    }

    /** Whether the node has the very same file. */
    public boolean has(ReleaseFile file) {
        CommandResult result = shell.run(Command.of("sha256sum", place(file)).within(limit));
        return result.ok() && result.output().startsWith(file.sha256());
    }

    /**
     * @param sent hears how many bytes have gone
     * @throws ProblemException {@code NODE_DISK_FULL} or {@code NODE_COMMAND_FAILED}
     */
    public void copy(ReleaseFile file, LongConsumer sent) {
        CommandResult result = shell.run(Command.bash(
                        "mkdir -p \"$1\" && cat >\"$2.part\" && mv -f \"$2.part\" \"$2\"",
                        layout.releaseDirectory(),
                        place(file))
                .reading(Input.file(file.file(), sent))
                .within(limit));
        if (!result.ok()) {
            boolean full = result.errors().contains("No space left on device");
            throw new ProblemException(new Problem(
                    full ? ProblemCode.NODE_DISK_FULL : ProblemCode.NODE_COMMAND_FAILED,
                    shell.node().id().toString(),
                    "cannot write " + place(file),
                    result.errors().lines().toList(),
                    "make room for it, or mend the rights of " + layout.releaseDirectory()));
        }
    }

    public List<String> unpack(ReleaseFile archive) {
        return List.of("bash", "-c", UNPACK, "bash", layout.releaseDirectory(), archive.name());
    }

    private String place(ReleaseFile file) {
        return layout.releaseDirectory() + "/" + file.name();
    }

    /** @param file on the worker's host */
    public record ReleaseFile(Path file, String sha256) {

        /** Reads the whole file for its checksum. */
        public static ReleaseFile of(Path file) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (InputStream in =
                        new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                return new ReleaseFile(file, HexFormat.of().formatHex(digest.digest()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        public String name() {
            return file.getFileName().toString();
        }

        public long size() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
