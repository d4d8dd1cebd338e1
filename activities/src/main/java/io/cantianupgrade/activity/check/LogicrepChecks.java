package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.cantian.Logicrep;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.step.QuestionKind;
import java.util.Optional;

/** Where logicrep is in use: its libraries, as far as somebody has named them ahead. */
final class LogicrepChecks {

    private LogicrepChecks() {}

    static Optional<String> namedAhead(ClusterSpec cluster) {
        return Optional.ofNullable(cluster.answers().get(QuestionKind.LOGICREP_LIBRARIES.name()));
    }

    /** A directory that is not named yet is asked for before anything is stopped, so that alone is no failure. */
    static CheckResult of(NodeReading node, Optional<String> named) {
        String where = node.id().toString();
        Logicrep logicrep = node.logicrep().orElseThrow();
        if (!logicrep.inUse()) {
            return pass(CheckId.LOGICREP_LIBRARIES, where, "logicrep is not in use");
        }
        if (named.isEmpty()) {
            return new CheckResult(
                    CheckId.LOGICREP_LIBRARIES,
                    where,
                    Verdict.WARN,
                    "logicrep is in use: the directory with its libraries will be asked for",
                    logicrep.flags(),
                    Logicrep.REMEDY + " ahead: answers: { LOGICREP_LIBRARIES: /the/directory }",
                    ProblemCode.LOGICREP_LIBRARIES_MISSING);
        }
        return logicrep.missing().isEmpty()
                ? pass(CheckId.LOGICREP_LIBRARIES, where, "all there in " + named.get())
                : failed(
                        CheckId.LOGICREP_LIBRARIES,
                        where,
                        "expected logicrep's libraries in " + named.get() + ", found "
                                + logicrep.missing().get(0),
                        logicrep.missing(),
                        Logicrep.REMEDY);
    }
}
