package io.cantianupgrade.worker.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.local.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs on a folder that plays the node: real commands, and a systemctl that writes down what it is told. */
class NodeInstallationTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("TEMPORAL_ADDRESS", "temporal.example:7233", "TEMPORAL_API_KEY", "canary \"quoted\" \\ 71ce");

    @TempDir
    Path root;

    @TempDir
    Path elsewhere;

    private final List<String> progress = new ArrayList<>();
    private NodeInstallation installation;
    private Distribution distribution;

    @BeforeEach
    void aNode() throws IOException {
        program("systemctl", "echo \"$*\" >> \"$FAKE/called\"");
        program("java", "echo 'openjdk version \"17.0.9\" 2023-10-17' >&2");
        Files.createDirectories(root.resolve("etc/systemd/system"));
        distribution = new Distribution(List.of(Files.writeString(elsewhere.resolve("cli-starter-1.jar"), "a jar")));
        installation = onTheNode();
    }

    @Test
    void copiesTheJarsWritesUnitAndEnvironmentAndStarts() throws IOException {
        assertThat(installation.install(distribution, ENVIRONMENT)).isTrue();

        assertThat(root.resolve("opt/cantian-upgrade/current/cli-starter-1.jar"))
                .hasContent("a jar");
        assertThat(unit())
                .contains("ExecStart=" + root.resolve("bin/java") + " -Dfile.encoding=UTF-8 -XX:+UseSerialGC")
                .contains(
                        "-cp /opt/cantian-upgrade/current/* io.cantianupgrade.cli.Main worker --cluster prod-a --node 1\n")
                .contains("EnvironmentFile=/etc/cantian-upgrade/worker.env\n")
                .contains("KillMode=process\n");
        assertThat(calls())
                .containsExactly("daemon-reload", "enable --now " + NodeUnit.NAME, "restart " + NodeUnit.NAME);
    }

    @Test
    void whatTheWorkerIsToldIsForRootsEyesOnly() throws IOException {
        installation.install(distribution, ENVIRONMENT);
        Path file = root.resolve("etc/cantian-upgrade/worker.env");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent("""
                        TEMPORAL_ADDRESS="temporal.example:7233"
                        TEMPORAL_API_KEY="canary \\"quoted\\" \\\\ 71ce"
                        """);
        assertThat(unit()).doesNotContain("canary");
        assertThat(progress).noneMatch(line -> line.contains("canary"));
    }

    @Test
    void aSecondTimeNothingIsStartedAnew() throws IOException {
        installation.install(distribution, ENVIRONMENT);
        int before = calls().size();
        assertThat(installation.install(distribution, ENVIRONMENT)).isFalse();
        assertThat(calls().subList(before, calls().size()))
                .containsExactly("daemon-reload", "enable --now " + NodeUnit.NAME);
    }

    @Test
    void anotherVersionOrAnotherAddressIsTakenUp() throws IOException {
        installation.install(distribution, ENVIRONMENT);
        Files.writeString(distribution.jars().get(0), "a newer jar");
        assertThat(installation.install(distribution, ENVIRONMENT)).isTrue();
        assertThat(root.resolve("opt/cantian-upgrade/current/cli-starter-1.jar"))
                .hasContent("a newer jar");
        assertThat(installation.install(distribution, Map.of("TEMPORAL_ADDRESS", "other:7233")))
                .isTrue();
    }

    @Test
    void anOldJavaIsNamedAndNothingIsWritten() throws IOException {
        program("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        Problem problem = problem(() -> installation.install(distribution, ENVIRONMENT));
        assertThat(problem.code()).isEqualTo(ProblemCode.NODE_LACKS_COMMAND);
        assertThat(problem.summary()).isEqualTo("expected Java 17 or newer on node 1, found an older one");
        assertThat(problem.evidence()).containsExactly(root.resolve("bin/java") + " is Java 11");
        assertThat(problem.remedy()).contains("java-17-openjdk-headless", "access: ssh");
        assertThat(root.resolve("opt/cantian-upgrade")).doesNotExist();
    }

    @Test
    void aUnitThatDoesNotStartSaysWhatSystemdSaid() throws IOException {
        program("systemctl", "echo 'Failed to restart: Unit is masked.' >&2; exit 1");
        Problem problem = problem(() -> installation.install(distribution, ENVIRONMENT));
        assertThat(problem.code()).isEqualTo(ProblemCode.NODE_COMMAND_FAILED);
        assertThat(problem.evidence()).containsExactly("Failed to restart: Unit is masked.");
    }

    @Test
    void uninstallLeavesNothingBehindAndMayBeDoneAgain() throws IOException {
        installation.install(distribution, ENVIRONMENT);
        installation.uninstall();
        installation.uninstall();
        assertThat(root.resolve("opt/cantian-upgrade")).doesNotExist();
        assertThat(root.resolve("etc/cantian-upgrade")).doesNotExist();
        assertThat(root.resolve("etc/systemd/system")).isEmptyDirectory();
        assertThat(calls()).contains("disable --now " + NodeUnit.NAME);
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }

    private String unit() throws IOException {
        return Files.readString(root.resolve("etc/systemd/system/" + NodeUnit.NAME));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(elsewhere.resolve("called"));
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/bash\nFAKE=" + elsewhere + "\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private NodeInstallation onTheNode() {
        NodeSpec node = new NodeSpec(new NodeId(1), NodeSpec.Access.WORKER, "db2", 22, root.toString());
        return new NodeInstallation(new OurProgramsFirst(new LocalShell(node), root), cluster(node), progress::add);
    }

    private static ClusterSpec cluster(NodeSpec node) {
        return new ClusterSpec(
                new ClusterId("prod-a"),
                new ReleaseSpec("/p.tgz", Optional.empty(), Optional.empty(), "/ctdb"),
                new SshSpec("root", "/keys/id", "/keys/known_hosts"),
                List.of(node),
                Optional.empty(),
                new DatabaseSpec(new SecretRef("env:SYS")),
                BusinessSpec.ASK,
                RollingSpec.DEFAULT,
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    /** The node's programs stand before those of the host. */
    private record OurProgramsFirst(NodeShell shell, Path root) implements NodeShell {
        @Override
        public NodeSpec node() {
            return shell.node();
        }

        @Override
        public CommandResult run(Command command, Consumer<byte[]> heard) {
            List<String> argv = new ArrayList<>(
                    List.of("env", "-u", "JAVA_HOME", "PATH=" + root.resolve("bin") + ":" + System.getenv("PATH")));
            argv.addAll(command.argv());
            return shell.run(new Command(argv, command.input(), command.limit()), heard);
        }
    }
}
