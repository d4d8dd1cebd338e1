package io.cantianupgrade.run;

import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.ClusterOperation;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Pause;
import io.cantianupgrade.model.Operation;

/** The part of every operation's workflow that answers questions about it and takes the operator's. */
abstract class OperationWorkflow implements ClusterOperation {

    protected final OperationRun operation;

    OperationWorkflow(OperationRequest request, Operation kind) {
        this.operation = new OperationRun(request, kind);
    }

    @Override
    public OperationStatus status() {
        return operation.status();
    }

    @Override
    public OperationStatus answer(Answer answer) {
        return operation.take(answer);
    }

    @Override
    public void checkAnswer(Answer answer) {
        operation.check(answer);
    }

    @Override
    public OperationStatus pause(Pause pause) {
        return operation.pause(pause);
    }

    @Override
    public OperationStatus resume(Pause pause) {
        return operation.resume();
    }

    @Override
    public void pauseBySignal(Pause pause) {
        operation.pause(pause);
    }

    @Override
    public void resumeBySignal(Pause pause) {
        operation.resume();
    }

    @Override
    public void answerBySignal(Answer answer) {
        operation.takeIfRight(answer);
    }
}
