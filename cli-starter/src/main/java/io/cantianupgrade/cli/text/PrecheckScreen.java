package io.cantianupgrade.cli.text;

import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of a precheck: how many checks are well, and every one that is not, with its remedy. */
public final class PrecheckScreen {
    private static final String ROW = "  %-4s  %s";
    private static final String INDENT = "        ";

    private PrecheckScreen() {}

    /**
     * @param mode the kind of upgrade that is wanted
     * @param everything also shows the checks that are well, with what they found
     */
    public static List<String> lines(String mode, ClusterSpec cluster, CheckReport report, boolean everything) {
        List<String> lines = new ArrayList<>(header(mode, cluster, report));
        lines.add("");
        if (everything) {
            report.with(Verdict.PASS).forEach(result -> lines.addAll(finding("ok", result)));
        } else {
            lines.add(Wrap.apart(
                    ROW.formatted("ok", checks(report.with(Verdict.PASS).size())), "-v shows each with its evidence"));
        }
        notRun(report)
                .forEach((why, ids) -> lines.addAll(Wrap.after(
                        ROW.formatted("--", ""), "not run, because " + why + ": " + String.join(", ", ids))));
        Stream.of(Verdict.WARN, Verdict.FAIL)
                .flatMap(verdict -> report.with(verdict).stream())
                .forEach(result -> lines.addAll(mend(result)));
        lines.add("");
        lines.add(footer(cluster, report));
        return lines;
    }

    private static List<String> header(String mode, ClusterSpec cluster, CheckReport report) {
        String versions = report.source().map(Object::toString).orElse("?") + " -> "
                + report.target().map(Object::toString).orElse("?");
        String shape = Stream.of(
                        Stream.of(nodes(cluster)),
                        report.deployMode().map(DeployMode::word).stream(),
                        cluster.array().map(ArraySpec::address).map("array "::concat).stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
        return List.of(Wrap.apart("%s  %s  %s".formatted(cluster.cluster(), versions, mode), shape));
    }

    private static List<String> finding(String word, CheckResult result) {
        return Wrap.after(
                ROW.formatted(word, "%-20s  ".formatted(result.id())), result.where() + ": " + result.found());
    }

    private static List<String> mend(CheckResult result) {
        List<String> lines = new ArrayList<>(finding(result.verdict().name(), result));
        result.evidence().forEach(line -> lines.addAll(Wrap.after(INDENT + "saw  ", line)));
        lines.addAll(Wrap.after(INDENT + "do   ", result.remedy()));
        return lines;
    }

    /** Why checks were not run, and which. */
    private static Map<String, Set<String>> notRun(CheckReport report) {
        return report.with(Verdict.NOT_RUN).stream()
                .collect(Collectors.groupingBy(
                        CheckResult::found,
                        LinkedHashMap::new,
                        Collectors.mapping(result -> result.id().word(), Collectors.toCollection(TreeSet::new))));
    }

    private static String footer(ClusterSpec cluster, CheckReport report) {
        int failed = report.with(Verdict.FAIL).size();
        int warned = report.with(Verdict.WARN).size();
        String outcome = failed + warned == 0
                ? "all well"
                : Stream.of(failed == 0 ? "" : failed + " failed", warned == 0 ? "" : warned + " to know")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        int run = report.results().size() - report.with(Verdict.NOT_RUN).size();
        return "%s, %s, %.1f s: %s. Nothing was changed."
                .formatted(nodes(cluster), checks(run), report.elapsed().toMillis() / 1000.0, outcome);
    }

    private static String nodes(ClusterSpec cluster) {
        int count = cluster.nodes().size();
        return count + (count == 1 ? " node" : " nodes");
    }

    private static String checks(int count) {
        return count + (count == 1 ? " check" : " checks");
    }
}
