package io.cantianupgrade.cli.file;

import io.cantianupgrade.model.Problem;
import java.util.List;

/** The cluster file has mistakes. */
public final class ClusterFileInvalid extends Exception {
    private final transient List<Problem> problems;

    ClusterFileInvalid(List<Problem> problems) {
        super(problems.size() + " mistakes in the cluster file");
        this.problems = List.copyOf(problems);
    }

    /** Every mistake, in the order of the lines. */
    public List<Problem> problems() {
        return problems;
    }
}
