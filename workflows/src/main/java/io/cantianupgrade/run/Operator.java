package io.cantianupgrade.run;

import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.QuestionKind;
import io.temporal.workflow.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The person who decides. Questions wait here until they are answered; answers are taken only when they fit. */
final class Operator {

    static final String YES = "yes";
    static final String RETRY = "retry";
    static final String SKIP = "skip";
    static final String LEAVE = "leave";
    static final String COMMIT = "commit";

    private final Journal journal;
    private final Map<String, Answer> given = new HashMap<>();
    private int asked;
    private boolean leaving;

    Operator(Journal journal) {
        this.journal = journal;
    }

    /** Whether the cluster file leaves the question to the operator: configured commands speak for themselves. */
    boolean mustBeAsked(QuestionKind kind) {
        return kind != QuestionKind.BUSINESS_STOPPED
                || journal.cluster().business().stop().isEmpty();
    }

    /** @throws OperationLeft when the operator would rather leave everything as it is */
    void consents(QuestionKind kind) {
        String answer = answerGivenAhead(kind).orElseGet(() -> ask(kind, kind.text(), kind.answers()));
        if (!answer.equals(YES)) {
            throw leave();
        }
    }

    /**
     * @return {@link #RETRY} or {@link #SKIP}
     * @throws OperationLeft when the operator would rather leave everything as it is
     */
    String decides(PlannedStep step, Problem problem) {
        String text = "%s: %s. %s".formatted(step.title(), problem.summary(), problem.remedy());
        List<String> answers = QuestionKind.STEP_FAILED.answers().stream()
                .filter(answer -> !answer.equals(SKIP) || step.spec().skippable())
                .toList();
        String answer = ask(QuestionKind.STEP_FAILED, text, answers);
        if (answer.equals(LEAVE)) {
            throw leave();
        }
        return answer;
    }

    /** @throws OperationLeft when the operator gives no verdict now */
    void givesVerdictCommit() {
        QuestionKind verdict = QuestionKind.VERDICT;
        String answer = answerGivenAhead(verdict).orElseGet(() -> ask(verdict, verdict.text(), verdict.answers()));
        if (!answer.equals(COMMIT)) {
            throw leave();
        }
    }

    /** @throws IllegalArgumentException with the reason, when the answer fits no open question */
    void check(Answer answer) {
        Question question = questionOf(answer);
        if (!question.answers().contains(answer.answer())) {
            throw new IllegalArgumentException("question %s takes one of %s, not '%s'"
                    .formatted(question.id(), question.answers(), answer.answer()));
        }
    }

    void take(Answer answer) {
        given.put(questionOf(answer).id(), answer);
    }

    private String ask(QuestionKind kind, String text, List<String> answers) {
        if (leaving) {
            throw new OperationLeft();
        }
        asked++;
        String id = "q" + asked;
        Question question = new Question(id, kind, text, answers, Journal.now(), null, null);
        journal.asked(question);
        Workflow.await(() -> given.containsKey(id) || leaving);
        journal.answered(question);
        return Optional.ofNullable(given.get(id)).map(Answer::answer).orElse(LEAVE);
    }

    private OperationLeft leave() {
        leaving = true;
        return new OperationLeft();
    }

    private Optional<String> answerGivenAhead(QuestionKind kind) {
        return Optional.ofNullable(journal.cluster().answers().get(kind.name()));
    }

    private Question questionOf(Answer answer) {
        List<Question> open = journal.questions().stream()
                .filter(question -> !given.containsKey(question.id()))
                .filter(question -> answer.question().isEmpty() || question.id().equals(answer.question()))
                .toList();
        if (open.size() != 1) {
            throw new IllegalArgumentException(
                    open.isEmpty()
                            ? "no such question is open"
                            : "several questions are open, name one of "
                                    + open.stream().map(Question::id).toList());
        }
        return open.get(0);
    }
}
