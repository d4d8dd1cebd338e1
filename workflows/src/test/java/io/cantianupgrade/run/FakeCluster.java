package io.cantianupgrade.run;

import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.step.StepOutcome;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands behind the steps: every one works, except where a test says otherwise. Every attempt is written down. */
final class FakeCluster implements DynamicActivity {

    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private final List<StepCall> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();

    /** From now on the step fails so many times with this problem. */
    void fails(String step, ProblemCode code, int times) {
        faults.put(step, new Fault(code, new AtomicInteger(times), Optional.empty()));
    }

    /** The step finds once that no worker polls for a node. */
    void findsSilent(String step, NodeId node) {
        faults.put(step, new Fault(ProblemCode.NODE_WORKER_SILENT, new AtomicInteger(1), Optional.of(node.toString())));
    }

    /** Keys of the steps in the order in which they were tried. */
    List<String> attempts() {
        return List.copyOf(attempts);
    }

    /** The last attempt at the step, with all that it was told. */
    StepCall lastCall(String step) {
        return calls.stream()
                .filter(call -> call.step().key().equals(step))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("never tried: " + step));
    }

    @Override
    public Object execute(EncodedValues arguments) {
        StepCall call = arguments.get(0, StepCall.class);
        String key = call.step().key();
        attempts.add(key);
        calls.add(call);
        int attempt = Activity.getExecutionContext().getInfo().getAttempt();
        Fault fault = faults.get(key);
        if (fault != null && fault.left().getAndDecrement() > 0) {
            Problem problem = new Problem(
                    fault.code(), fault.where().orElse(call.step().target()), "it broke", List.of("saw it"), "mend it");
            throw Failures.of(problem, attempt, null);
        }
        return new StepOutcome.Done(List.of(key + " is done"), attempt);
    }

    /** @param where when it is not the step's own place */
    private record Fault(ProblemCode code, AtomicInteger left, Optional<String> where) {}
}
