package io.cantianupgrade.worker;

import io.cantianupgrade.activity.Secrets;
import io.cantianupgrade.activity.World;
import io.cantianupgrade.errand.Errands;
import io.cantianupgrade.errand.ShellsOnNode;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;

/** What a worker on a node reaches. Made without the injector, whose classes alone would cost memory there. */
final class NodeWorld {

    private NodeWorld() {}

    static World of(ClusterId cluster, NodeId node, Errands errands) {
        return new World(
                new ShellsOnNode(cluster, node, errands),
                (array, password) -> {
                    throw new IllegalStateException("the storage array is the control worker's alone");
                },
                new Secrets(System.getenv()),
                WorldModule.BETWEEN_LOOKS);
    }
}
