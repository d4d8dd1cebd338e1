package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.Shells;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shells over SSH, one connection a node, kept until this is closed. */
public final class SshShells implements Shells, AutoCloseable {

    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ssh output");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Way, SshShell> shells = new ConcurrentHashMap<>();

    @Override
    public NodeShell of(ClusterSpec cluster, NodeId node) {
        return shells.computeIfAbsent(
                new Way(cluster.node(node), cluster.ssh()), way -> new SshShell(way.node(), way.ssh(), readers));
    }

    @Override
    public void close() {
        shells.values().forEach(SshShell::close);
        readers.shutdownNow();
    }

    private record Way(NodeSpec node, SshSpec ssh) {}
}
