package io.cantianupgrade.cli.operation;

/** What becomes of an answer before it leaves this process. */
@FunctionalInterface
public interface AnswerSeal {
    AnswerSeal NONE = answer -> answer;

    /** @throws AnswerRefused when it must not leave */
    String sealed(String answer) throws AnswerRefused;
}
