package io.cantianupgrade.worker;

import io.cantianupgrade.activity.Secrets;
import io.cantianupgrade.activity.World;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.errand.Errands;
import io.cantianupgrade.errand.ShellsOnNode;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import java.util.Optional;

/** What a worker on a node reaches. Made without the injector, whose classes alone would cost memory there. */
final class NodeWorld {

    private NodeWorld() {}

    /** @param keys that open sealed secrets */
    static World of(ClusterId cluster, NodeId node, Errands errands, Optional<Keys> keys) {
        return new World(
                new ShellsOnNode(cluster, node, errands),
                (array, password) -> {
                    throw new IllegalStateException("the storage array is the control worker's alone");
                },
                new Secrets(System.getenv(), keys),
                WorldModule.BETWEEN_LOOKS);
    }
}
