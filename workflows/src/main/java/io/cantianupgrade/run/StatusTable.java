package io.cantianupgrade.run;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.step.StepState;
import io.cantianupgrade.step.Steps;
import java.util.Optional;
import java.util.stream.Collectors;

/** The current details of the workflow: the table of steps that the Web UI shows, and what to send when it asks. */
final class StatusTable {

    /** The server refuses details above 20,000 bytes. */
    private static final int LONGEST = 18_000;

    private StatusTable() {}

    static String markdown(OperationStatus status, String notice) {
        StringBuilder text = new StringBuilder();
        text.append("**%s** %s: **%s**, way back: %s%n%n"
                .formatted(
                        status.cluster(),
                        status.operation().title(),
                        status.state(),
                        status.wayBack().words()));
        status.refusals().forEach(problem -> text.append("- ").append(line(problem)));
        status.questions().forEach(question -> text.append(ask(question)));
        if (!notice.isEmpty()) {
            text.append("> ").append(notice).append("\n\n");
        }
        if (!status.steps().isEmpty()) {
            text.append("| step | where | state |\n|---|---|---|\n");
            text.append(status.steps().stream().map(StatusTable::row).collect(Collectors.joining()));
        }
        if (!status.decisions().isEmpty()) {
            text.append("\n**Decided**\n\n");
            status.decisions().forEach(decision -> text.append(line(decision)));
        }
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST);
    }

    private static String ask(Question question) {
        return "**%s**%n%nSend the signal `answer` with %s, for example:%n%n```%n{\"question\":\"%s\",\"answer\":\"%s\",\"by\":\"your name\"}%n```%n%n"
                .formatted(
                        question.text(),
                        question.allowed(),
                        question.id(),
                        question.kind().example().orElseGet(() -> question.answers()
                                .get(0)));
    }

    private static String line(Decision decision) {
        String about = decision.about().isEmpty() ? "" : " (" + decision.about() + ")";
        return "- %s %s: **%s** by %s at %s%n"
                .formatted(decision.kind(), about.strip(), decision.answer(), decision.by(), decision.at());
    }

    private static String row(StepStatus step) {
        String where = Optional.ofNullable(step.node()).map(NodeId::toString).orElse("cluster");
        String state = step.state() == StepState.HOLDING
                ? "**HOLDING** " + line(step.problem()).strip()
                : step.state().name();
        return "| %s | %s | %s |%n".formatted(Steps.of(step.id()).title(), where, state);
    }

    private static String line(Problem problem) {
        return "%s %s: %s. Do: %s%n".formatted(problem.code(), problem.where(), problem.summary(), problem.remedy());
    }
}
