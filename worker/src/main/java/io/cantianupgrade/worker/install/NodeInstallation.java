package io.cantianupgrade.worker.install;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.NodeShell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts a worker onto a node over SSH, and takes it away. Both may be done again. */
public final class NodeInstallation {

    /** Where the worker lives on the node; nothing of the vendor's is there. */
    public static final String HOME = "/opt/cantian-upgrade";

    public static final String ENVIRONMENT = "/etc/cantian-upgrade/worker.env";

    private static final Duration COPYING = Duration.ofMinutes(10);
    private static final String UNIT = "/etc/systemd/system/" + NodeUnit.NAME;

    /** The first that is new enough, by path and version; ends with 3 when there is none. */
    private static final String FIND_JAVA = """
            for java in ${JAVA_HOME:+"$JAVA_HOME/bin/java"} "$(command -v java)" "$1"/usr/lib/jvm/*/bin/java "$1"/opt/*/bin/java; do
                [ -x "$java" ] || continue
                version=$("$java" -version 2>&1 | sed -n 's/.*version "\\([0-9]*\\).*/\\1/p' | head -n 1)
                if [ "${version:-0}" -ge 17 ]; then
                    readlink -f -- "$java"
                    exit 0
                fi
                echo "$java is Java ${version:-?}" >&2
            done
            exit 3
            """;

    private static final String UNPACK = """
            set -e
            mkdir -p "$1"
            rm -rf "$1/$2.part"
            mkdir "$1/$2.part"
            tar -xz -C "$1/$2.part"
            rm -rf "$1/$2"
            mv "$1/$2.part" "$1/$2"
            ln -sfn "$2" "$1/current.new"
            mv -Tf "$1/current.new" "$1/current"
            ls -1dt "$1"/lib-* | tail -n +3 | xargs -r rm -rf
            """;

    /** Says "changed" when the file was another. It is never readable for others, not even for a moment. */
    private static final String WRITE = """
            set -e
            mkdir -p "$(dirname -- "$1")"
            (umask 077 && cat > "$1.part")
            chmod "$2" "$1.part"
            if cmp -s "$1.part" "$1"; then
                chmod "$2" "$1"
                rm -f "$1.part"
            else
                mv -f "$1.part" "$1"
                echo changed
            fi
            """;

    private static final String REMOVE = """
            systemctl disable --now "$4" 2> /dev/null
            rm -f "$1" "$2"
            rmdir "$(dirname -- "$2")" 2> /dev/null
            rm -rf "$3"
            systemctl daemon-reload
            """;

    private final NodeShell shell;
    private final ClusterSpec cluster;
    private final NodeId node;
    private final Consumer<String> progress;

    /** @param shell over SSH, as root */
    public NodeInstallation(NodeShell shell, ClusterSpec cluster, Consumer<String> progress) {
        this.shell = shell;
        this.cluster = cluster;
        this.node = shell.node().id();
        this.progress = progress;
    }

    /**
     * Installs or brings up to date, and starts the worker; one that runs already and has not changed is left alone.
     *
     * @param environment what the worker is told about Temporal
     * @return whether the worker was started anew
     * @throws ProblemException {@code NODE_LACKS_COMMAND} without Java 17 or systemd, {@code NODE_COMMAND_FAILED}, or what is wrong
     *     with the way to the node
     */
    public boolean install(Distribution distribution, Map<String, String> environment) {
        String java = java();
        progress.accept("Java on " + node + ": " + java);
        mustHaveSystemd();
        boolean changed = copy(distribution);
        changed |= write(ENVIRONMENT, "0600", NodeUnit.environment(environment));
        changed |= write(UNIT, "0644", NodeUnit.text(cluster.cluster(), node, java, HOME + "/current", ENVIRONMENT));
        must("daemon-reload", "systemctl", "daemon-reload");
        must("enable the worker", "systemctl", "enable", "--now", NodeUnit.NAME);
        if (changed) {
            must("start the worker", "systemctl", "restart", NodeUnit.NAME);
        }
        progress.accept((changed ? "%s is started" : "%s runs and has not changed").formatted(NodeUnit.NAME));
        return changed;
    }

    /** Stops the worker and removes everything that {@link #install} has put there. */
    public void uninstall() {
        mustSucceed(
                "remove the worker",
                shell.run(Command.bash(REMOVE, path(UNIT), path(ENVIRONMENT), path(HOME), NodeUnit.NAME)));
    }

    private String java() {
        CommandResult found = shell.run(Command.bash(FIND_JAVA, path("")));
        if (!found.ok()) {
            throw lacks(
                    "expected Java 17 or newer on " + node + ", found "
                            + (found.errors().isBlank() ? "none" : "an older one"),
                    found.errors().lines().toList(),
                    "install it on the node (openEuler, CentOS: dnf install java-17-openjdk-headless; Debian: apt-get install"
                            + " openjdk-17-jre-headless), then install the worker again; or use access: ssh, which needs none");
        }
        return found.output().strip();
    }

    private void mustHaveSystemd() {
        if (!shell.run(Command.bash("command -v systemctl")).ok()) {
            throw lacks(
                    "expected systemd on " + node + ", found no systemctl",
                    List.of(),
                    "start the worker by other means: cantian-upgrade worker --cluster %s --node %d"
                            .formatted(cluster.cluster(), node.number()));
        }
    }

    private boolean copy(Distribution distribution) {
        String folder = "lib-" + distribution.id();
        if (shell.run(Command.bash(
                        "[ \"$(readlink \"$1/current\")\" = \"$2\" ] && [ -d \"$1/$2\" ]", path(HOME), folder))
                .ok()) {
            return false;
        }
        Path archive = distribution.archive();
        progress.accept("copies the worker to " + HOME + " on " + node);
        mustSucceed(
                "unpack the worker",
                shell.run(Command.bash(UNPACK, path(HOME), folder)
                        .reading(Input.file(archive, sent -> {}))
                        .within(COPYING)));
        return true;
    }

    private boolean write(String file, String mode, String text) {
        CommandResult result = shell.run(Command.bash(WRITE, path(file), mode).reading(Input.text(text)));
        mustSucceed("write " + file, result);
        return result.output().contains("changed");
    }

    private void must(String what, String... argv) {
        mustSucceed(what, shell.run(Command.of(argv).within(Duration.ofMinutes(1))));
    }

    private void mustSucceed(String what, CommandResult result) {
        if (!result.ok()) {
            throw new ProblemException(new Problem(
                    ProblemCode.NODE_COMMAND_FAILED,
                    node.toString(),
                    "could not " + what + ": exit code " + result.exitCode(),
                    (result.output() + result.errors()).lines().toList(),
                    "mend what the evidence names; the login must be root's. Then install again"));
        }
    }

    private ProblemException lacks(String summary, List<String> evidence, String remedy) {
        return new ProblemException(
                new Problem(ProblemCode.NODE_LACKS_COMMAND, node.toString(), summary, evidence, remedy));
    }

    private String path(String absolute) {
        return shell.node().path(absolute);
    }
}
