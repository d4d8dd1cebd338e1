package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.Logicrep;
import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.step.QuestionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The directory with logicrep's libraries, as the operator has named it and the node shows it. */
final class LogicrepLibraries {

    private LogicrepLibraries() {}

    /**
     * Empty where logicrep is not in use.
     *
     * @throws ProblemException {@code LOGICREP_LIBRARIES_MISSING} when nobody has named it, or something is missing in it
     */
    static Optional<String> of(StepContext context) {
        Optional<String> named =
                context.call().given(QuestionKind.LOGICREP_LIBRARIES).map(Decision::answer);
        Logicrep logicrep =
                Logicrep.look(context.node(), Optional.of(context.node().configuration()), named);
        if (!logicrep.inUse()) {
            return Optional.empty();
        }
        if (named.isEmpty() || !logicrep.missing().isEmpty()) {
            throw missing(context, logicrep, named);
        }
        return named;
    }

    /** The vendor calls the same mistake "pass upgrade mode check" and ends (T-46). */
    private static ProblemException missing(StepContext context, Logicrep logicrep, Optional<String> named) {
        List<String> evidence = new ArrayList<>(logicrep.flags());
        evidence.addAll(logicrep.missing());
        return new ProblemException(new Problem(
                ProblemCode.LOGICREP_LIBRARIES_MISSING,
                context.nodeId().toString(),
                named.map(directory -> "expected logicrep's libraries in " + directory + ", found "
                                + logicrep.missing().get(0))
                        .orElse("logicrep is in use, and nobody has named the directory with its libraries"),
                evidence,
                Logicrep.REMEDY));
    }
}
