package io.cantianupgrade.run;

import io.cantianupgrade.model.NodeId;
import java.time.Instant;

/**
 * A step cannot go on because nobody polls for a node.
 *
 * @param since when a worker was last known to poll, or the step was first left lying
 * @param until when the step gives up waiting
 */
record MissingWorker(NodeId node, Instant since, Instant until) {}
