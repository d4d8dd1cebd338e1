package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.file.ClusterFile;
import io.cantianupgrade.cli.file.ClusterFileInvalid;
import io.cantianupgrade.cli.text.ProblemScreen;
import io.cantianupgrade.cluster.ClusterSpec;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The cluster file, for commands that need it. */
final class ClusterFileOption {
    private static final Path USUAL = Path.of("cluster.yaml");

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "cluster file (default: ${DEFAULT-VALUE})")
    private Path file = USUAL;

    /** @throws CliFailure with every mistake of the file */
    ClusterSpec load(Path home) {
        return load(file, home);
    }

    Path path() {
        return file;
    }

    /** Whether it is another file than the one that is taken when none is named. */
    boolean named() {
        return !file.equals(USUAL);
    }

    static ClusterSpec load(Path file, Path home) {
        try {
            return ClusterFile.load(file, home);
        } catch (ClusterFileInvalid invalid) {
            throw CliFailure.usage(ProblemScreen.mistakes(invalid.problems()));
        }
    }
}
