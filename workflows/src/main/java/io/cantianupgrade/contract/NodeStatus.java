package io.cantianupgrade.contract;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.step.NodeState;

/** @param version that the node has as far as the steps that are done tell; null until there is a plan */
public record NodeStatus(NodeId id, String host, Version version, NodeState state) {}
