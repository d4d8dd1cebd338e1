package io.cantianupgrade.contract;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a worker does for others: the one on a node for everybody, the control worker for nodes that have none. */
@ActivityInterface
public interface ErrandActivities {

    /** Runs the command once, and never a second time by itself: nobody knows how far it came. */
    @ActivityMethod(name = "errand")
    ErrandResult run(Errand errand);

    /** Shows that the worker polls, by being done. */
    @ActivityMethod(name = "ping")
    void ping();
}
