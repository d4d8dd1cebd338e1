package io.cantianupgrade.run;

import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.WayBack;
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
    static final String ROLLBACK = "rollback";

    private final Journal journal;
    private final Map<String, Answer> given = new HashMap<>();
    private int asked;
    private Optional<String> ending = Optional.empty();

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
            throw end(answer);
        }
    }

    /**
     * @return {@link #RETRY} or {@link #SKIP}
     * @throws OperationLeft when the operator would rather leave everything as it is
     * @throws RollbackWanted when the operator would rather go back
     */
    String decides(PlannedStep step, Problem problem) {
        String text = "%s: %s. %s".formatted(step.title(), problem.summary(), problem.remedy());
        List<String> answers = QuestionKind.STEP_FAILED.answers().stream()
                .filter(answer -> !answer.equals(SKIP) || step.spec().skippable())
                .filter(answer -> !answer.equals(ROLLBACK) || mayRollBack(step))
                .toList();
        String answer = ask(QuestionKind.STEP_FAILED, text, answers);
        if (answer.equals(LEAVE) || answer.equals(ROLLBACK)) {
            throw end(answer);
        }
        return answer;
    }

    /** Not from within a rollback, which has only one way to go; and never once the version may have been raised. */
    private static boolean mayRollBack(PlannedStep step) {
        return !step.isOfRollback() && step.wayBack() != WayBack.RESTORE_ONLY;
    }

    /**
     * @throws OperationLeft when the operator gives no verdict now
     * @throws RollbackWanted when the verdict is rollback
     */
    void givesVerdictCommit() {
        QuestionKind verdict = QuestionKind.VERDICT;
        String answer = answerGivenAhead(verdict).orElseGet(() -> ask(verdict, verdict.text(), verdict.answers()));
        if (!answer.equals(COMMIT)) {
            throw end(answer);
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
        if (ending.isPresent()) {
            throw end(ending.get());
        }
        asked++;
        String id = "q" + asked;
        Question question = new Question(id, kind, text, answers, Journal.now(), null, null);
        journal.asked(question);
        Workflow.await(() -> given.containsKey(id) || ending.isPresent());
        journal.answered(question);
        return Optional.ofNullable(given.get(id))
                .map(Answer::answer)
                .or(() -> ending)
                .orElse(LEAVE);
    }

    /** One decision ends every open question: nobody goes on with half of a stage. */
    private RuntimeException end(String answer) {
        ending = Optional.of(answer);
        return answer.equals(ROLLBACK) ? new RollbackWanted() : new OperationLeft();
    }

    /** From here on questions are asked again: those of the rollback. */
    void beginsRollback() {
        ending = Optional.empty();
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
