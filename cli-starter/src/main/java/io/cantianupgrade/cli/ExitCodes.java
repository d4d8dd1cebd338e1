package io.cantianupgrade.cli;

import io.cantianupgrade.contract.OperationState;

/** What the exit status of a command says. */
public final class ExitCodes {
    public static final int DONE = 0;
    /** The operation or a check failed. */
    public static final int FAILED = 1;
    /** Wrong usage or a wrong file. */
    public static final int USAGE = 2;
    /** It waits for the operator. */
    public static final int WAITS = 3;
    /** Temporal cannot be reached. */
    public static final int UNREACHABLE = 4;

    private ExitCodes() {}

    public static int of(OperationState state) {
        return switch (state) {
            case RUNNING, COMMITTED, ROLLED_BACK -> DONE;
            case ASKING, HOLDING, PAUSED, PREPARED -> WAITS;
            case REFUSED, STOPPED -> FAILED;
        };
    }
}
