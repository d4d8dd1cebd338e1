package io.cantianupgrade.node;

/**
 * Names a job: the same operation and step always give the same directory on the node, whichever worker asks.
 *
 * @param step key of the planned step, such as {@code stop/0}
 */
public record JobId(String operation, String step) {

    /** Where its runs are, below the folder of all jobs. */
    public String directory() {
        return operation + "/" + step.replace('/', '-');
    }
}
