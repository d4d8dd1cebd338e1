package io.cantianupgrade.activity;

/** How one step is done on the real cluster. {@link StepRunner} calls it: look, act, look again. */
interface StepProcedure {

    /** Reads from the cluster whether the step is done. Never changes anything. */
    Look look(StepContext context);

    /**
     * Does it. May be cut off at any line and called again; whatever takes long or changes a node is a job, which a second
     * call joins.
     *
     * @throws io.cantianupgrade.model.ProblemException saying what went wrong
     */
    void act(StepContext context);
}
