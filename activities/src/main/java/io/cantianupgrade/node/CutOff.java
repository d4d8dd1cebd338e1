package io.cantianupgrade.node;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemException;

/**
 * The connection broke after a command was sent, or carries no more of what it prints: nobody knows whether, or how far, it has
 * run.
 */
public final class CutOff extends ProblemException {

    public CutOff(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
