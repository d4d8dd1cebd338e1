package io.cantianupgrade.worker.install;

import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The systemd unit of a worker on a node, and its environment.
 *
 * <p>The unit is not shut in as others are, since everything that an upgrade starts is a child of it, the database too: a mount
 * namespace would hide what the release mounts, and a limit on memory or tasks would be the database's.
 */
public final class NodeUnit {

    public static final String NAME = "cantian-upgrade-worker.service";

    /** Keeps the worker below 150 MB; docs/workers-on-nodes.md has the measurement. */
    public static final List<String> JVM_OPTIONS = List.of(
            "-Dfile.encoding=UTF-8", // systemd sets no language, and arguments of commands would lose what is not
            // ASCII.
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx48m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=72m",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError");

    private NodeUnit() {}

    /**
     * @param java path of a Java 17 or newer on the node
     * @param libraries folder of the jars on the node
     */
    public static String text(ClusterId cluster, NodeId node, String java, String libraries, String environmentFile) {
        return """
                [Unit]
                Description=cantian-upgrade: worker of %1$s of cluster %2$s
                Wants=network-online.target
                After=network-online.target
                StartLimitIntervalSec=0

                [Service]
                ExecStart=%3$s %4$s -cp %5$s/* io.cantianupgrade.cli.Main worker --cluster %2$s --node %6$d
                EnvironmentFile=%7$s
                WorkingDirectory=/
                User=root
                UMask=0022
                Restart=always
                RestartSec=5
                TimeoutStopSec=30
                SuccessExitStatus=143

                # What runs on the node goes on without the worker, the database above all.
                KillMode=process
                OOMPolicy=continue
                TasksMax=infinity
                LimitNOFILE=1048576
                LimitCORE=infinity
                LimitMEMLOCK=infinity

                [Install]
                WantedBy=multi-user.target
                """.formatted(
                        node, cluster, java, String.join(" ", JVM_OPTIONS), libraries, node.number(), environmentFile);
    }

    /** One {@code NAME="value"} a line, in order of their names. */
    public static String environment(Map<String, String> variables) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(variables).forEach((name, value) -> text.append(name)
                .append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n"));
        return text.toString();
    }
}
