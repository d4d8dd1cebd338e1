package io.cantianupgrade.cli.file;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects every mistake of one file, so that the operator sees all of them at once. */
final class Mistakes {
    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    void add(int line, String field, String expected, String instead, String remedy) {
        found.add(new Mistake(line, field, expected, instead, remedy));
    }

    boolean any() {
        return !found.isEmpty();
    }

    int count() {
        return found.size();
    }

    /** In the order of the lines. */
    List<Problem> problems() {
        return found.stream()
                .sorted(Comparator.comparingInt(Mistake::line))
                .map(this::problem)
                .toList();
    }

    private Problem problem(Mistake mistake) {
        String subject = mistake.field().isEmpty() ? "" : mistake.field() + ": ";
        return new Problem(
                ProblemCode.CLUSTER_FILE_INVALID,
                file + ":" + mistake.line(),
                subject + "expected " + mistake.expected() + ", found " + mistake.instead(),
                List.of(),
                mistake.remedy());
    }

    private record Mistake(int line, String field, String expected, String instead, String remedy) {}
}
