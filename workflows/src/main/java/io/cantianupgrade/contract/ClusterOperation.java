package io.cantianupgrade.contract;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/** What every open operation understands. */
public interface ClusterOperation {

    @QueryMethod(name = "status", description = "Where the operation is, what it waits for, what it asks")
    OperationStatus status();

    /**
     * Answers an open question, and says at once whether the answer was taken.
     *
     * @throws IllegalArgumentException as the update's failure: no such question is open, or it has no such answer
     */
    @UpdateMethod(name = "answer", description = "Answers an open question, and says at once whether that was taken")
    OperationStatus answer(Answer answer);

    @UpdateValidatorMethod(updateName = "answer")
    void checkAnswer(Answer answer);

    /** The same for tools that can only signal, such as the Web UI; a wrong answer is noted in the current details. */
    @SignalMethod(
            name = "answer",
            description = "Answers an open question; a wrong answer is noted in the current details")
    void answerBySignal(Answer answer);

    /** Rests at the next safe boundary until {@code resume}; saying it twice changes nothing. */
    @UpdateMethod(name = "pause", description = "Rests at the next safe boundary")
    OperationStatus pause(Pause pause);

    /** Goes on. */
    @UpdateMethod(name = "resume", description = "Goes on")
    OperationStatus resume(Pause pause);

    @SignalMethod(name = "pause", description = "Rests at the next safe boundary")
    void pauseBySignal(Pause pause);

    @SignalMethod(name = "resume", description = "Goes on")
    void resumeBySignal(Pause pause);
}
