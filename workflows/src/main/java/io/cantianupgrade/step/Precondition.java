package io.cantianupgrade.step;

/** What must hold before a step. It is read from the cluster before every attempt, a retry included. */
public enum Precondition {
    RELEASE_IN_PLACE("the verified release is unpacked on the node"),
    NODE_PRECHECKED("the release's own precheck has succeeded on the node"),
    CLUSTER_ONLINE("every node is online and joined"),
    CHECKPOINT_POSSIBLE("every node is online and joined, or a checkpoint was taken and nothing started since"),
    LEAD_NODE_NOT_REPLACED("node 0 still has the source version's packages"),
    NODE_RUNS_SOURCE("the node still has the source version"),
    NODE_STOPPED("no process of Cantian runs on the node"),
    EVERY_NODE_STOPPED("no process of Cantian runs on any node"),
    NO_NODE_SERVES_SOURCE("no node runs the source version any more"),
    NO_CHECKPOINT_FLAG("the checkpoint's flag file is gone"),
    BACKUP_PROVEN("the node's backup is complete"),
    SNAPSHOTS_PROVEN("every file system has its snapshot on the storage array"),
    LEAD_NODE_UPGRADED("node 0 has the target version and runs"),
    EVERY_NODE_ON_TARGET("every node has the target version"),
    VERSION_RAISED("the cluster's version is the target's"),
    VERSION_NOT_RAISED("the cluster's version is not the target's yet"),
    SNAPSHOTS_THERE("every file system still has its snapshot on the storage array"),
    EVERY_NODE_ON_SOURCE("every node has the source version"),
    LEAD_NODE_ROLLED_BACK("node 0 has the source version");

    private final String words;

    Precondition(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
