package io.cantianupgrade.check;

import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.ProblemCode;
import java.util.Set;

/**
 * One check, declared once. The precheck, refusals, screens and {@code docs/checks.md} read this and nothing else.
 *
 * @param expects what must hold, as a statement
 * @param source where the rule comes from: rows of the reference such as {@code P9} and {@code T-16}, or {@code ours}
 * @param onFailure {@code FAIL} or {@code WARN}
 * @param code the problem that a failure is, unless the place that found it knows a closer one
 * @param guards the operations that a failure refuses
 * @param untouchedOnly it holds only while no upgrade has begun, so one that goes on is not asked for it
 */
public record CheckSpec(
        CheckId id,
        CheckScope scope,
        String expects,
        String source,
        Verdict onFailure,
        ProblemCode code,
        Set<Operation> guards,
        boolean untouchedOnly) {

    public CheckSpec {
        guards = Set.copyOf(guards);
    }
}
