package io.cantianupgrade.worker.install;

import io.cantianupgrade.activity.Secrets;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.errand.Polls;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.ssh.SshShells;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The worker of one node, as seen from outside: over SSH, and by what Temporal knows of it. */
public final class NodeWorkers implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** An idle worker asks for work once a minute. */
    private static final Duration STILL_POLLS = Duration.ofSeconds(90);

    private final ClusterSpec cluster;
    private final NodeId node;
    private final SshShells ssh = new SshShells(new Secrets(System.getenv())::resolve, System.getenv());
    private final NodeInstallation installation;
    private Instant since = Instant.now().minus(STILL_POLLS);

    public NodeWorkers(ClusterSpec cluster, NodeId node, Consumer<String> progress) {
        this.cluster = cluster;
        this.node = node;
        this.installation = new NodeInstallation(ssh.of(cluster, node), cluster, progress);
    }

    /** @throws ProblemException as {@link NodeInstallation#install} */
    public void install(Map<String, String> environment) {
        Instant began = Instant.now();
        if (installation.install(Distribution.ofThisProcess(), environment)) {
            since = began;
        }
    }

    /** @throws ProblemException as {@link NodeInstallation#uninstall} */
    public void uninstall() {
        installation.uninstall();
    }

    /** Whether the worker asks Temporal for work within the time; one that was started anew must have done so since. */
    public boolean awaitPoll(WorkflowClient client, Duration longest) {
        Polls polls = new Polls(client);
        long deadline = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < deadline) {
            if (polls.lastPoll(cluster.cluster(), node)
                    .filter(last -> last.isAfter(since))
                    .isPresent()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    @Override
    public void close() {
        ssh.close();
    }
}
