package io.cantianupgrade.plan;

import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.step.QuestionKind;
import java.util.Optional;

/**
 * An array that does not answer refuses an operation, unless the cluster file says ahead that its part is done by hand. Whatever
 * else is wrong with an array refuses it in any case.
 */
public final class ArrayByHand {

    private static final String YES = "yes";

    private ArrayByHand() {}

    /** The result as it counts for the operation: a warning once the answer is given, else with the answer in its remedy. */
    public static CheckResult judge(ClusterSpec cluster, Operation operation, CheckResult result) {
        Optional<QuestionKind> question = question(operation)
                .filter(kind -> result.verdict() == Verdict.FAIL && result.code() == ProblemCode.ARRAY_UNREACHABLE);
        return question.map(kind -> YES.equals(cluster.answers().get(kind.name()))
                        ? with(
                                Verdict.WARN,
                                result,
                                "%s: yes is answered ahead; it is used when the array still does not answer then"
                                        .formatted(kind))
                        : with(
                                Verdict.FAIL,
                                result,
                                "%s; or, where that is done by hand, add to the cluster file: answers: { %s: \"yes\" }"
                                        .formatted(result.remedy(), kind)))
                .orElse(result);
    }

    private static Optional<QuestionKind> question(Operation operation) {
        return switch (operation) {
            case OFFLINE_UPGRADE -> Optional.of(QuestionKind.MANUAL_SNAPSHOTS);
            case COMMIT -> Optional.of(QuestionKind.MANUAL_DELETION);
            case ROLLING_UPGRADE -> Optional.empty();
            case ROLLBACK -> Optional.of(QuestionKind.MANUAL_REVERT);
        };
    }

    private static CheckResult with(Verdict verdict, CheckResult result, String remedy) {
        return new CheckResult(
                result.id(), result.where(), verdict, result.found(), result.evidence(), remedy, result.code());
    }
}
