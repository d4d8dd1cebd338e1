package io.cantianupgrade.cantian;

import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks for the path of MySQL's metadata as the guide's last chapter says: MySQL itself knows it, or Kubernetes does. */
public final class MysqlMetadata {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PATH = "path ";
    private static final String SCRIPT = script();

    private MysqlMetadata() {}

    /** @param spec with a user */
    public static Found lookedFor(CantianNode node, DeployParam configured, DataBackupSpec spec, Secret password) {
        CommandResult result = node.shell()
                .run(Command.bash(
                                SCRIPT,
                                spec.address().orElse(DataBackupSpec.LOCAL),
                                Integer.toString(spec.port().orElse(DataBackupSpec.USUAL_PORT)),
                                spec.user().orElseThrow(),
                                node.layout().metadata(configured),
                                node.shell().node().path(""))
                        .within(LIMIT)
                        .reading(Input.line(password)));
        List<String> lines = (result.output() + result.errors())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return new Found(
                lines.stream()
                        .filter(line -> line.startsWith(PATH))
                        .map(line -> line.substring(PATH.length()))
                        .findFirst(),
                lines.stream().filter(line -> !line.startsWith(PATH)).toList());
    }

    private static String script() {
        try (InputStream in = MysqlMetadata.class.getResourceAsStream("mysql_metadata.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param path empty when there is none, or more than one could be it
     * @param evidence what was seen on the way
     */
    public record Found(Optional<String> path, List<String> evidence) {
        public Found {
            evidence = List.copyOf(evidence);
        }
    }
}
