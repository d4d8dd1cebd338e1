package io.cantianupgrade.cantian;

import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.model.ClusterVersion;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.Secret;
import io.cantianupgrade.plan.MemberFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be read from a node of a Cantian cluster. Nothing here changes anything. */
public final class CantianNode {

    private static final String ENGINE_USER =
            "sed -n 's/^ *cantian_user=\"\\{0,1\\}\\([^\"]*\\)\"\\{0,1\\} *$/\\1/p' \"$1/env.sh\" | head -n 1";

    private static final String CHECKPOINT_DONE = "Do check point success";

    private static final String CHECKPOINTS = "[ ! -e \"$1\" ] || grep -E '" + CHECKPOINT_DONE
            + "|start\\.sh return success|start cantian after (upgrade|rollback) success' \"$1\" || true";

    private final NodeShell shell;
    private final Layout layout;

    public CantianNode(NodeShell shell, ReleaseSpec release) {
        this(shell, release, UpgradeKind.OFFLINE);
    }

    /** @param kind of the upgrade whose flags are looked at */
    public CantianNode(NodeShell shell, ReleaseSpec release, UpgradeKind kind) {
        this.shell = shell;
        this.layout = new Layout(shell.node(), release, UpgradeMode.of(kind));
    }

    public NodeId id() {
        return shell.node().id();
    }

    NodeShell shell() {
        return shell;
    }

    Layout layout() {
        return layout;
    }

    /** The version in {@code versions.yml}, which an upgrade changes last. */
    public Optional<Version> installed() {
        return read(layout.versions()).flatMap(VersionsFile::parse);
    }

    /** @throws ProblemException {@code CONFIGURATION_UNREADABLE} */
    public DeployParam configuration() {
        try {
            return DeployParam.parse(read(layout.deployParam()).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.CONFIGURATION_UNREADABLE,
                            id().toString(),
                            layout.deployParam() + ": " + e.getMessage(),
                            List.of(),
                            "compare the file with the other nodes' and mend it"),
                    e);
        }
    }

    /** The source version of the newest backup. */
    public Optional<Version> backedUp() {
        return read(layout.backupNote()).flatMap(BackupNote::newest);
    }

    public String architecture() {
        return shell.run(Command.of("uname", "-m")).output().strip();
    }

    /** Programs of Cantian that run on the node, with their process ids. */
    public List<String> processes() {
        return ProcessTable.running(
                required(Command.of("ps", "-eo", "pid=,args=")).output());
    }

    /** Whether the engine runs, whatever else does. */
    public boolean engineRuns() {
        return ProcessTable.hasEngine(processes());
    }

    /** Timers of Cantian that are active or enabled: each would bring the watchdog back. */
    public List<String> timers() {
        return shell
                .run(Command.bash("for t in cantian.timer cantian_logs_handler.timer; do"
                        + " for s in active enabled; do"
                        + " systemctl is-$s \"$t\" >/dev/null 2>&1 && echo \"$t is $s\"; done; done; true"))
                .lines()
                .stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** @throws ProblemException {@code CLUSTER_STATE_UNREADABLE} when the cluster manager gives no table */
    public List<MemberFacts> members() {
        CommandResult result = asEngineUser("cms stat");
        try {
            return CmsStat.parse(result.output());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.CLUSTER_STATE_UNREADABLE,
                            id().toString(),
                            e.getMessage(),
                            result.errors().lines().toList(),
                            "su -s /bin/bash - cantian -c 'cms stat'   (on " + id() + ") must print a table"),
                    e);
        }
    }

    /** The version on the cluster manager's disk. */
    public Optional<ClusterVersion> managerVersion() {
        return ClusterVersions.ofClusterManager(asEngineUser("cms version").output());
    }

    /**
     * The version in the database's control file.
     *
     * @throws ProblemException {@code DATABASE_LOGIN_REFUSED}
     */
    public Optional<ClusterVersion> databaseVersion(Secret sysPassword) {
        return ClusterVersions.ofDatabase(sql("SELECT * FROM SYS.DV_CTRL_VERSION;", sysPassword));
    }

    /**
     * The words that the open database shows of its state, {@code OPEN} among them.
     *
     * @throws ProblemException {@code DATABASE_LOGIN_REFUSED}
     */
    public String databaseState(Secret sysPassword) {
        return sql("SELECT NAME, STATUS, OPEN_STATUS FROM DV_DATABASE;", sysPassword);
    }

    /**
     * The line of the vendor's log on a checkpoint that nothing was started after; empty when there is none.
     *
     * @return such as {@code [2024-11-20 10:15:31,482119307 +0800] ... Do check point success.}
     */
    public Optional<String> checkpointSinceTheLastStart() {
        String last = "";
        for (String line :
                required(Command.bash(CHECKPOINTS, layout.deployLog())).lines()) {
            last = line;
        }
        return last.contains(CHECKPOINT_DONE) ? Optional.of(last.strip()) : Optional.empty();
    }

    /** The node's clock, and how far it is ahead of ours at least and at most. */
    public ClockReading clock() {
        Instant before = Instant.now();
        String text = required(Command.of("date", "+%s%3N")).output().strip();
        Instant after = Instant.now();
        Instant there = Instant.ofEpochMilli(Long.parseLong(text));
        return new ClockReading(Duration.between(after, there), Duration.between(before, there));
    }

    /** The installed packages of the release, such as {@code cantian-25.06.B001-1.x86_64}. */
    public List<String> packages() {
        return required(Command.of("rpm", "-qa")).lines().stream()
                .filter(name -> name.startsWith("cantian-") || name.startsWith("ct_om-"))
                .sorted()
                .toList();
    }

    /** Whether the installed packages are those of {@code version}, whatever {@code versions.yml} says yet. */
    public boolean hasPackagesOf(Version version) {
        return packages().stream().anyMatch(name -> UpgradeTraces.packaged(name).equals(Optional.of(version)));
    }

    /** The text of a file; empty when there is none. */
    Optional<String> read(String file) {
        CommandResult result = required(Command.bash("[ ! -e \"$1\" ] || { echo there; cat \"$1\"; }", file));
        return result.output().startsWith("there\n")
                ? Optional.of(result.output().substring("there\n".length()))
                : Optional.empty();
    }

    boolean exists(String file) {
        return shell.run(Command.of("test", "-e", file)).ok();
    }

    /** Those of the files that are not there; one round trip for all. */
    List<String> absent(String... files) {
        return required(Command.bash("for f; do [ -e \"$f\" ] || echo \"$f\"; done", files)).lines().stream()
                .filter(file -> !file.isEmpty())
                .toList();
    }

    /** Names in a directory; empty when there is none. */
    List<String> list(String directory) {
        return required(Command.bash("[ ! -d \"$1\" ] || ls -A \"$1\"", directory)).lines().stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private String sql(String statement, Secret sysPassword) {
        CommandResult result = shell.run(Command.of(
                        "su",
                        "-s",
                        "/bin/bash",
                        "-",
                        engineUser(),
                        "-c",
                        "source ~/.bashrc && ctsql sys@127.0.0.1:1611 -q -c \"" + statement + "\"")
                .reading(Input.line(sysPassword)));
        if (result.output().contains("CT-00329")) {
            throw new ProblemException(new Problem(
                    ProblemCode.DATABASE_LOGIN_REFUSED,
                    id().toString(),
                    "the database does not accept the password of sys (CT-00329)",
                    List.of(),
                    "check database.sysPassword of the cluster file"));
        }
        return result.output();
    }

    CommandResult asEngineUser(String line) {
        return shell.run(Command.of(asEngineUserArgv(line)));
    }

    List<String> asEngineUserArgv(String line) {
        return List.of("su", "-s", "/bin/bash", "-", engineUser(), "-c", "source ~/.bashrc && " + line);
    }

    /** Never hard-coded: a single-process package runs the engine as the deploy user. */
    String engineUser() {
        String user = required(Command.bash(ENGINE_USER, layout.installedAction()))
                .output()
                .strip();
        return user.isEmpty() ? "cantian" : user;
    }

    /** @throws ProblemException {@code NODE_COMMAND_FAILED} when the command does not end with 0 */
    CommandResult required(Command command) {
        CommandResult result = shell.run(command);
        if (!result.ok()) {
            throw new ProblemException(new Problem(
                    ProblemCode.NODE_COMMAND_FAILED,
                    id().toString(),
                    "'" + command.argv().get(0) + "' ended with " + result.exitCode(),
                    (result.output() + result.errors()).lines().toList(),
                    "run it by hand on " + id() + " to see why"));
        }
        return result;
    }
}
