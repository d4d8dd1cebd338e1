package io.cantianupgrade.cli.text;

import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the doctor has found: a row for each part, and what to do about those that are not well. */
public final class DoctorScreen {
    private static final String ROW = "  %-4s  %-16s  ";
    private static final String INDENT = "        ";

    private DoctorScreen() {}

    public static List<String> lines(ClusterSpec cluster, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        lines.add("Doctor for " + cluster.cluster());
        lines.add("");
        for (Finding finding : findings) {
            lines.addAll(Wrap.after(ROW.formatted(word(finding.verdict()), finding.part()), finding.evidence()));
            if (!finding.remedy().isEmpty()) {
                lines.addAll(Wrap.after(INDENT + "do   ", finding.remedy()));
            }
        }
        lines.add("");
        lines.add(footer(findings));
        return lines;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "ok";
            case NOT_RUN -> "--";
            case WARN, FAIL -> verdict.name();
        };
    }

    private static String footer(List<Finding> findings) {
        long bad = count(findings, Verdict.FAIL);
        long unknown = count(findings, Verdict.NOT_RUN);
        if (bad + unknown == 0) {
            return "All well. Nothing was changed.";
        }
        return Stream.of(bad == 0 ? "" : bad + " not well", unknown == 0 ? "" : unknown + " not looked at")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ", "", ". Nothing was changed."));
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
