package io.cantianupgrade.check;

import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/**
 * What one check found at one place.
 *
 * @param where the node, the cluster, the release or the array
 * @param found one line; after a failure, what was expected as well
 * @param evidence lines that were read there
 * @param remedy what to do now, commands in it can be pasted; empty when there is nothing to mend
 * @param code what the failure is called
 */
public record CheckResult(
        CheckId id,
        String where,
        Verdict verdict,
        String found,
        List<String> evidence,
        String remedy,
        ProblemCode code) {

    public CheckResult {
        evidence = List.copyOf(evidence);
    }

    public static CheckResult pass(CheckId id, String where, String found) {
        return new CheckResult(
                id, where, Verdict.PASS, found, List.of(), "", Checks.of(id).code());
    }

    /** {@code FAIL} or {@code WARN}, as the check is declared. */
    public static CheckResult failed(CheckId id, String where, String found, List<String> evidence, String remedy) {
        return failed(id, new Problem(Checks.of(id).code(), where, found, evidence, remedy));
    }

    /** The same with a problem that is closer than the declared one. */
    public static CheckResult failed(CheckId id, Problem problem) {
        return new CheckResult(
                id,
                problem.where(),
                Checks.of(id).onFailure(),
                problem.summary(),
                problem.evidence(),
                problem.remedy(),
                problem.code());
    }

    public static CheckResult notRun(CheckId id, String where, String why) {
        return new CheckResult(
                id, where, Verdict.NOT_RUN, why, List.of(), "", Checks.of(id).code());
    }

    /** Whether the operation must be refused because of it. */
    public boolean refuses(Operation operation) {
        return verdict == Verdict.FAIL && Checks.of(id).guards().contains(operation);
    }

    public Problem problem() {
        return new Problem(code, where, found, evidence, remedy);
    }
}
