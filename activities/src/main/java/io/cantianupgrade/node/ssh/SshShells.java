package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.Secret;
import io.cantianupgrade.node.Shells;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Shells over SSH, one connection a node with at most eight commands at a time, kept until this is closed. */
public final class SshShells implements Shells, AutoCloseable {

    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ssh output");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Way, SshShell> shells = new ConcurrentHashMap<>();
    private final Function<SecretRef, Secret> secrets;
    private final Map<String, String> environment;

    /**
     * @param secrets finds the passphrases of private keys
     * @param environment of the worker, where {@code SSH_AUTH_SOCK} names its agent
     */
    public SshShells(Function<SecretRef, Secret> secrets, Map<String, String> environment) {
        this.secrets = secrets;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public NodeShell of(ClusterSpec cluster, NodeId node) {
        return of(cluster.node(node), cluster.ssh());
    }

    NodeShell of(NodeSpec node, SshSpec ssh) {
        return shells.computeIfAbsent(
                new Way(node, ssh),
                way -> new SshShell(way.node(), way.ssh(), new SshLogin(way.ssh(), secrets, environment), readers));
    }

    @Override
    public void close() {
        shells.values().forEach(SshShell::close);
        readers.shutdownNow();
    }

    private record Way(NodeSpec node, SshSpec ssh) {}
}
