package io.cantianupgrade.cli.report;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.language.Language;
import io.cantianupgrade.cli.language.Translation;
import io.cantianupgrade.cli.text.DecisionWords;
import io.cantianupgrade.cli.text.Moment;
import io.cantianupgrade.cli.text.StepWords;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.plan.PlanText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page for people. It is made of the chain alone, always the same way, and holds the chain: so whoever has the page can
 * make it again and compare every byte.
 */
public final class ReportPage {
    private static final Pattern LANGUAGE = Pattern.compile("<html lang=\"(?<code>[a-z]+)\">");
    private static final String CHAIN_BEGIN = "<script type=\"application/json\" id=\"chain\">\n";
    private static final Pattern CHAIN =
            Pattern.compile(Pattern.quote(CHAIN_BEGIN) + "(?<json>.*?)</script>", Pattern.DOTALL);

    private final Report report;
    private final OperationStatus status;
    private final Moment utc;

    private ReportPage(Report report) {
        this.report = report;
        this.status = report.status();
        this.utc = new Moment(report.status().startedAt(), ZoneOffset.UTC);
    }

    /** @throws IOException when the chain's entries are no report of this version */
    public static String html(Chain chain) throws IOException {
        return new ReportPage(chain.report()).page(chain);
    }

    /** English when the page does not say. */
    static Language languageOf(String page) {
        Matcher matcher = LANGUAGE.matcher(page);
        return matcher.find() ? Language.named(matcher.group("code")).orElse(Language.ENGLISH) : Language.ENGLISH;
    }

    /** The chain that a page holds, as JSON; the text itself when it is no page. */
    public static String chainOf(String text) {
        Matcher matcher = CHAIN.matcher(text);
        return matcher.find() ? matcher.group("json") : text;
    }

    private String page(Chain chain) {
        String title = tr("%s of %s", capital(read(status.operation().title())), status.cluster());
        return "<!DOCTYPE html>\n<html lang=\"" + Translation.spoken().code()
                + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + Html.text(title + ": " + status.state()) + "</title>\n<style>\n" + styles()
                + "</style>\n</head>\n<body>\n<main>\n"
                + headline(title)
                + Html.section(tr("Timeline"), Timeline.svg(report) + legend())
                + refusals()
                + steps()
                + problems()
                + decisions()
                + versions()
                + events()
                + chain(chain)
                + "</main>\n" + CHAIN_BEGIN + chain.json().replace("<", "\\u003c") + "</script>\n</body>\n</html>\n";
    }

    private String headline(String title) {
        String versions = status.source() == null ? "" : "%s → %s".formatted(status.source(), status.target());
        return "<header>\n<h1>%s <span class=\"state %s\">%s</span></h1>\n<p>%s</p>\n<p class=\"facts\">%s</p>\n</header>\n"
                .formatted(
                        Html.text(title),
                        status.state().name().toLowerCase(Locale.ROOT),
                        status.state(),
                        Html.text(new Outcome(report).sentence()),
                        Html.text(tr("%s   plan %s   operation %s", versions, status.planId(), status.operationId())));
    }

    private static String legend() {
        return "<p class=\"legend\">" + sample("span", "done", tr("done"))
                + sample("span", "already_in_place", tr("was in place"))
                + sample("span", "skipped", tr("skipped or by hand"))
                + sample("span", "holding", tr("holds"))
                + sample("span", "undone", tr("undone"))
                + sample("span", "outage", tr("outage"))
                + sample("i", "failed", tr("an attempt failed"))
                + sample("i", "answered", tr("somebody answered"))
                + tr("Times are UTC.") + "</p>\n";
    }

    private static String sample(String element, String style, String meaning) {
        return "<%s class=\"%s\"></%s>%s ".formatted(element, style, element, meaning);
    }

    private String refusals() {
        return status.refusals().isEmpty()
                ? ""
                : Html.section(tr("Why it was refused"), problemTable(status.refusals(), List.of()));
    }

    private String steps() {
        List<String> rows = new ArrayList<>();
        for (StepStatus step : status.steps()) {
            rows.add(Html.row(List.of(
                    Html.text(StepWords.title(step)),
                    "<span class=\"state %s\">%s</span>"
                            .formatted(step.state().name().toLowerCase(Locale.ROOT), step.state()),
                    step.startedAt() == null ? "" : at(step.startedAt()),
                    Html.text(PlanText.length(StepWords.expected(step))),
                    step.endedAt() == null ? "" : length(step.startedAt(), step.endedAt()),
                    step.attempts() == 0 ? "" : Integer.toString(step.attempts()),
                    report.planned(step)
                            .map(planned -> Html.text(read(planned.wayBack().words())))
                            .orElse(""),
                    Html.details(lines(step.evidence()), said(step.evidence())))));
        }
        List<String> heads = List.of(
                tr("step"),
                tr("outcome"),
                tr("began"),
                tr("expected"),
                tr("took"),
                tr("attempts"),
                tr("way back"),
                tr("evidence"));
        return Html.section(tr("The plan, and what became of it"), Html.table(heads, rows));
    }

    private String problems() {
        List<ReportEvent> failed = report.events().stream()
                .filter(event -> event.problem() != null)
                .toList();
        return failed.isEmpty()
                ? ""
                : Html.section(
                        tr("Problems"),
                        problemTable(failed.stream().map(ReportEvent::problem).toList(), failed));
    }

    private String problemTable(List<Problem> problems, List<ReportEvent> events) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            rows.add(Html.row(List.of(
                    i < events.size() ? at(events.get(i).at()) : "",
                    Html.text(read(problem.where())),
                    "<b>%s</b><br>%s<br>%s"
                            .formatted(
                                    problem.code(),
                                    Html.text(read(problem.summary())),
                                    Html.text(tr("do: %s", problem.remedy()))),
                    Html.details(lines(problem.evidence()), said(problem.evidence())),
                    problem.log().isEmpty() ? "" : Html.details(lines(problem.log()), problem.log()))));
        }
        return Html.table(List.of(tr("at"), tr("where"), tr("what"), tr("evidence"), tr("log")), rows);
    }

    private static String lines(List<String> evidence) {
        return evidence.size() == 1 ? tr("1 line") : tr("%d lines", evidence.size());
    }

    private static List<String> said(List<String> evidence) {
        return evidence.stream().map(Translation::read).toList();
    }

    private String decisions() {
        List<String> rows = status.decisions().stream()
                .map(decision -> Html.row(List.of(at(decision.at()), Html.text(DecisionWords.of(decision)))))
                .toList();
        return rows.isEmpty()
                ? ""
                : Html.section(tr("Who decided what"), Html.table(List.of(tr("at"), tr("decision")), rows));
    }

    private String versions() {
        List<String> rows = new ArrayList<>();
        status.nodes()
                .forEach(node -> rows.add(Html.row(List.of(
                        Html.text(read(node.id().toString())),
                        Html.text(node.host()),
                        Html.text(status.source() == null ? "" : status.source()),
                        Html.text(node.version() == null ? "" : node.version()),
                        Html.text(node.state())))));
        String sum = report.plan() == null
                ? ""
                : "<p>%s <code>%s</code></p>\n"
                        .formatted(
                                Html.text(tr(
                                        "Release package for deploy mode %s, SHA-256:",
                                        report.plan().deployMode())),
                                Html.text(report.plan().packageSha256()));
        return Html.section(
                tr("Versions"),
                Html.table(List.of(tr("node"), tr("host"), tr("before"), tr("after"), tr("state")), rows) + sum);
    }

    private String events() {
        List<String> rows = report.events().stream()
                .map(event -> Html.row(List.of(
                        at(event.at()),
                        Html.text(read(event.where())),
                        Html.text(read(event.what()))
                                + (event.problem() == null
                                        ? ""
                                        : ": <b>" + event.problem().code() + "</b>"),
                        Html.text(event.by()))))
                .toList();
        return Html.section(
                tr("Everything that happened"),
                "<details><summary>%s</summary>\n%s</details>\n"
                        .formatted(
                                tr("%d events", rows.size()),
                                Html.table(List.of(tr("at"), tr("where"), tr("what"), tr("by")), rows)));
    }

    private String chain(Chain chain) {
        return Html.section(
                tr("Is this page as it was written?"),
                "<p>%s</p>\n<p><code>%s</code></p>\n<p><code>cantian-upgrade report --verify FILE</code><br>%s</p>\n"
                        .formatted(
                                Html.text(tr(
                                        "Written by %s at %s UTC, %d entries. Hash of the last one:",
                                        report.product(),
                                        at(report.writtenAt()),
                                        chain.entries().size())),
                                chain.last(),
                                tr(
                                        "makes the page again from its entries, and says which entry or byte was changed. Who changes everything can make a new chain: note the hash elsewhere.")));
    }

    private String at(Instant instant) {
        return utc.clock(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String length(Instant from, Instant to) {
        return PlanText.length(Duration.between(from, to));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String styles() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
