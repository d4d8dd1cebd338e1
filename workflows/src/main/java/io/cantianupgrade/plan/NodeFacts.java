package io.cantianupgrade.plan;

import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Version;
import java.util.List;
import java.util.Optional;

/**
 * What was read from one node.
 *
 * @param configuredId {@code node_id} of its {@code deploy_param.json}
 * @param nodeCount addresses in its {@code cms_ip}
 * @param fileSystems array file systems of its configuration, in file order
 * @param architecture {@code uname -m}
 * @param backedUp the source version of the newest backup, which is the one that an open upgrade came from
 */
public record NodeFacts(
        NodeId node,
        NodeId configuredId,
        Version installed,
        DeployMode deployMode,
        int nodeCount,
        List<String> fileSystems,
        String architecture,
        Optional<Version> backedUp,
        NodeTraces traces) {

    public NodeFacts {
        fileSystems = List.copyOf(fileSystems);
        traces = traces == null ? NodeTraces.none(installed) : traces; // Older histories have none.
    }
}
