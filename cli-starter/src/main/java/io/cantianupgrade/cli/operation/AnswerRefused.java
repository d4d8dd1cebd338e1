package io.cantianupgrade.cli.operation;

/** An answer was not taken; the message says why. */
public final class AnswerRefused extends Exception {
    public AnswerRefused(String reason) {
        super(reason);
    }
}
