package io.cantianupgrade.run;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.contract.Waiting;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.plan.PlanText;
import io.cantianupgrade.step.StepState;
import io.cantianupgrade.step.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The current details of the workflow, as Markdown for the Web UI: where it is, what to send when it waits for somebody, the table of
 * steps, and who decided what. What is most urgent comes first, because what is too long is cut at its end.
 */
final class StatusTable {

    /** In UTF-8. The server refuses details above 20,000 bytes, and the workflow with them. */
    static final int LONGEST = 18_000;

    private StatusTable() {}

    static String markdown(OperationStatus status, String notice) {
        String top = headline(status)
                + refusals(status)
                + problems(status)
                + SignalGuide.of(status)
                + (notice.isEmpty() ? "" : "> " + Markdown.text(notice) + "\n\n");
        String decisions = decisions(status);
        String text = top + table(status.steps()) + decisions;
        if (Markdown.bytes(text) > LONGEST) {
            text = top + shortTable(status.steps()) + decisions;
        }
        return Markdown.cut(text, LONGEST);
    }

    private static String headline(OperationStatus status) {
        String versions = status.target() == null
                ? ""
                : " from %s to %s"
                        .formatted(status.source().text(), status.target().text());
        String left = status.etaSeconds() == null || status.etaSeconds() == 0
                ? ""
                : ". Steps for about %s are left".formatted(length(status.etaSeconds()));
        return "**%s** %s%s: **%s**. Way back: %s%s.%n%n"
                        .formatted(
                                Markdown.text(status.cluster().toString()),
                                status.operation().title(),
                                versions,
                                status.state(),
                                status.wayBack().words(),
                                left)
                + (status.questions().isEmpty() && status.waiting() != null ? waiting(status.waiting()) : "");
    }

    private static String waiting(Waiting waiting) {
        String since = waiting.since() == null ? "" : ", since " + Markdown.clock(waiting.since());
        String until = waiting.until() == null
                ? ""
                : ", until %s at the latest; then: %s".formatted(Markdown.clock(waiting.until()), waiting.then());
        return "Waits for: %s%s%s.%n%n".formatted(Markdown.text(waiting.what()), since, until);
    }

    private static String refusals(OperationStatus status) {
        return status.refusals().stream().map(StatusTable::problem).collect(Collectors.joining());
    }

    private static String problems(OperationStatus status) {
        return status.steps().stream()
                .filter(step -> step.state() == StepState.HOLDING && step.problem() != null)
                .map(step -> "**%s, %s, holds**%n%n%s".formatted(title(step), where(step), problem(step.problem())))
                .collect(Collectors.joining());
    }

    private static String problem(Problem problem) {
        String evidence = problem.evidence().stream()
                .flatMap(String::lines)
                .map(StatusTable::pasted)
                .collect(Collectors.joining());
        String remedy =
                problem.remedy().strip().lines().map(StatusTable::pasted).collect(Collectors.joining());
        return "- %s%n%s%s%n"
                .formatted(Markdown.text(problem.line()), evidence, remedy.replaceFirst("^- ", "- **Do:** "));
    }

    private static String pasted(String line) {
        return line.isBlank() ? "" : "- " + Markdown.code(line) + "\n";
    }

    private static String table(List<StepStatus> steps) {
        return steps.isEmpty()
                ? ""
                : "| step | where | state |\n|---|---|---|\n"
                        + steps.stream().map(StatusTable::row).collect(Collectors.joining());
    }

    /** Without the steps that are over: those of many nodes may be too many. */
    private static String shortTable(List<StepStatus> steps) {
        List<StepStatus> open =
                steps.stream().filter(step -> !step.state().settled()).toList();
        return "%d steps are over and not shown; `cantian-upgrade status` shows them.%n%n"
                        .formatted(steps.size() - open.size())
                + table(open);
    }

    private static String row(StepStatus step) {
        return Markdown.row(title(step), where(step).replace(' ', '\u00a0'), state(step));
    }

    private static String title(StepStatus step) {
        return Steps.of(step.id()).title();
    }

    private static String where(StepStatus step) {
        return Optional.ofNullable(step.node()).map(NodeId::toString).orElse("cluster");
    }

    private static String state(StepStatus step) {
        String tries = step.attempts() > 1 ? ", %d attempts".formatted(step.attempts()) : "";
        return switch (step.state()) {
            case PENDING -> "PENDING" + expected(step);
            case RUNNING -> "**RUNNING** since " + Markdown.clock(step.startedAt()) + expected(step);
            case HOLDING -> "**HOLDING** " + Markdown.text(step.problem().code().name()) + tries;
            case DONE, ALREADY_IN_PLACE, SKIPPED, UNDONE ->
                Markdown.text(step.state().name()) + taken(step) + tries;
        };
    }

    private static String expected(StepStatus step) {
        return step.expectedSeconds() == null ? "" : ", about " + length(step.expectedSeconds());
    }

    private static String taken(StepStatus step) {
        return step.state() != StepState.DONE || step.startedAt() == null || step.endedAt() == null
                ? ""
                : " in " + PlanText.length(Duration.between(step.startedAt(), step.endedAt()));
    }

    private static String decisions(OperationStatus status) {
        return status.decisions().isEmpty()
                ? ""
                : "\n**Decided**\n\n"
                        + status.decisions().stream().map(StatusTable::line).collect(Collectors.joining());
    }

    private static String line(Decision decision) {
        String about = decision.about().isEmpty() ? "" : " (" + decision.about() + ")";
        return "- %s: **%s** by %s at %s%n"
                .formatted(
                        Markdown.text(decision.kind() + about),
                        Markdown.text(decision.answer()),
                        Markdown.text(decision.by()),
                        Markdown.clock(decision.at()));
    }

    private static String length(long seconds) {
        return PlanText.length(Duration.ofSeconds(seconds));
    }
}
