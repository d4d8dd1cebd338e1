package io.cantianupgrade.contract;

/** Where work waits for a worker. One place derives every name, since a typing error would make a queue that nobody polls. */
public final class TaskQueues {

    /** Workflows, and the steps that a worker does over SSH. */
    public static final String CONTROL = "cantian-upgrade-control";

    private TaskQueues() {}
}
