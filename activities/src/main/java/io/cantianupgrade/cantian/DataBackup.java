package io.cantianupgrade.cantian;

import io.cantianupgrade.cluster.DataBackupSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command that backs the data up with ctbackup; the password of MySQL comes on standard input. */
final class DataBackup {

    private static final String SCRIPT = script();

    private DataBackup() {}

    static List<String> command(CantianNode node, DataBackupSpec spec) {
        return List.of(
                "bash",
                "-c",
                SCRIPT,
                "bash",
                node.engineUser(),
                node.shell().node().path(spec.directory().orElseThrow()),
                spec.address().orElse(DataBackupSpec.LOCAL),
                Integer.toString(spec.port().orElse(DataBackupSpec.USUAL_PORT)),
                spec.user().orElseThrow(),
                node.shell().node().path(spec.metadata().orElseThrow()));
    }

    private static String script() {
        try (InputStream in = DataBackup.class.getResourceAsStream("data_backup.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
