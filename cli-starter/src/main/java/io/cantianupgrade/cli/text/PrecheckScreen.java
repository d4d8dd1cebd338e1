package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.cli.language.Translation;
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
    private static final String ROW = "  %s  %s";
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
            report.with(Verdict.PASS).forEach(result -> lines.addAll(finding(tr("ok"), result)));
        } else {
            lines.add(Wrap.apart(
                    row(tr("ok"), checks(report.with(Verdict.PASS).size())), tr("-v shows each with its evidence")));
        }
        notRun(report)
                .forEach((why, ids) -> lines.addAll(
                        Wrap.after(row("--", ""), tr("not run, because %s: %s", why, String.join(", ", ids)))));
        Stream.of(Verdict.WARN, Verdict.FAIL)
                .flatMap(verdict -> report.with(verdict).stream())
                .forEach(result -> lines.addAll(mend(result)));
        lines.add("");
        lines.add(footer(cluster, report));
        return lines;
    }

    private static String row(String verdict, String text) {
        return ROW.formatted(Columns.padded(verdict, 4), text);
    }

    private static List<String> header(String mode, ClusterSpec cluster, CheckReport report) {
        String versions = report.source().map(Object::toString).orElse("?") + " -> "
                + report.target().map(Object::toString).orElse("?");
        String shape = Stream.of(
                        Stream.of(nodes(cluster)),
                        report.deployMode().map(DeployMode::word).map(Translation::read).stream(),
                        cluster.array().map(ArraySpec::address).map(address -> tr("array %s", address)).stream())
                .flatMap(part -> part)
                .reduce((one, other) -> tr("%s, %s", one, other))
                .orElseThrow();
        return List.of(Wrap.apart("%s  %s  %s".formatted(cluster.cluster(), versions, tr(mode)), shape));
    }

    private static List<String> finding(String word, CheckResult result) {
        return Wrap.after(row(word, "%-20s  ".formatted(result.id())), tr("%s: %s", result.where(), result.found()));
    }

    private static List<String> mend(CheckResult result) {
        List<String> lines = new ArrayList<>(finding(result.verdict().name(), result));
        result.evidence().forEach(line -> lines.addAll(Wrap.after(Wrap.label(INDENT, "saw", 5), read(line))));
        lines.addAll(Wrap.after(Wrap.label(INDENT, "do", 5), read(result.remedy())));
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
                ? tr("all well")
                : Stream.of(failed == 0 ? "" : tr("%d failed", failed), warned == 0 ? "" : tr("%d to know", warned))
                        .filter(part -> !part.isEmpty())
                        .reduce((one, other) -> tr("%s, %s", one, other))
                        .orElseThrow();
        int run = report.results().size() - report.with(Verdict.NOT_RUN).size();
        return tr(
                "%s, %s, %.1f s: %s. Nothing was changed.",
                nodes(cluster), checks(run), report.elapsed().toMillis() / 1000.0, outcome);
    }

    private static String nodes(ClusterSpec cluster) {
        int count = cluster.nodes().size();
        return count == 1 ? tr("1 node") : tr("%d nodes", count);
    }

    private static String checks(int count) {
        return count == 1 ? tr("1 check") : tr("%d checks", count);
    }
}
