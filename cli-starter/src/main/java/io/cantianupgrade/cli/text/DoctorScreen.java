package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the doctor has found: a row for each part, and what to do about those that are not well. */
public final class DoctorScreen {
    private static final String ROW = "  %s  %s  ";
    private static final String INDENT = "        ";

    /** A part with a longer name, such as the path of a secret, has its line for itself. */
    private static final int WIDE = 28;

    private DoctorScreen() {}

    public static List<String> lines(ClusterSpec cluster, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        lines.add(tr("Doctor for %s", cluster.cluster()));
        lines.add("");
        for (Finding finding : findings) {
            String part = read(finding.part());
            String row = ROW.formatted(Columns.padded(word(finding.verdict()), 4), Columns.padded(part, 16));
            if (Columns.of(part) > WIDE) {
                lines.add(row.stripTrailing());
                lines.addAll(Wrap.after(INDENT + " ".repeat(18), read(finding.evidence())));
            } else {
                lines.addAll(Wrap.after(row, read(finding.evidence())));
            }
            if (!finding.remedy().isEmpty()) {
                lines.addAll(Wrap.after(Wrap.label(INDENT, "do", 5), read(finding.remedy())));
            }
        }
        lines.add("");
        lines.add(footer(findings));
        return lines;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> tr("ok");
            case NOT_RUN -> "--";
            case WARN, FAIL -> verdict.name();
        };
    }

    private static String footer(List<Finding> findings) {
        long bad = count(findings, Verdict.FAIL);
        long unknown = count(findings, Verdict.NOT_RUN);
        if (bad + unknown == 0) {
            return tr("All well. Nothing was changed.");
        }
        return Stream.of(bad == 0 ? "" : tr("%d not well", bad), unknown == 0 ? "" : tr("%d not looked at", unknown))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> tr("%s, %s", one, other))
                .map(counts -> tr("%s. Nothing was changed.", counts))
                .orElseThrow();
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
