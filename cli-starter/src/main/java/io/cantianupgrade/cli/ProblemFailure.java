package io.cantianupgrade.cli;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A problem that ended a command, wherever below it came up. */
public final class ProblemFailure {
    private ProblemFailure() {}

    /** Empty when no problem caused it. */
    public static Optional<ProblemException> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(ProblemException.class::isInstance)
                .map(ProblemException.class::cast)
                .findFirst();
    }

    static Optional<CliFailure> of(Throwable failure) {
        return in(failure).map(problem -> of(problem.problem()));
    }

    private static CliFailure of(Problem problem) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s.".formatted(problem.where(), problem.summary()));
        problem.evidence().stream().map(line -> "  saw  " + line).forEach(lines::add);
        lines.add("  do  " + problem.remedy());
        return problem.code() == ProblemCode.KEY_FILE_INVALID ? CliFailure.usage(lines) : CliFailure.failed(lines);
    }
}
