package io.cantianupgrade.run;

import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.WayBack;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The person who decides. Questions wait here until they are answered; answers are taken only when they fit. */
final class Operator {

    static final String YES = "yes";
    static final String RETRY = "retry";
    static final String SKIP = "skip";
    static final String HOLD = "hold";
    static final String LEAVE = "leave";
    static final String COMMIT = "commit";
    static final String ROLLBACK = "rollback";

    private static final String NO_WAY_BACK =
            "The system tables are changed, so only an offline rollback with a restore of the data is left as a way back.";

    private final Journal journal;
    private final Map<String, Answer> given = new HashMap<>();
    private final Set<QuestionKind> usedUp = EnumSet.noneOf(QuestionKind.class);
    private int asked;
    private Optional<String> ending = Optional.empty();

    Operator(Journal journal) {
        this.journal = journal;
    }

    /** Whether the question is open: nobody has decided it yet, and no configured command speaks for itself. */
    boolean mustBeAsked(QuestionKind kind) {
        boolean decided = journal.dialogue().decisions().stream().anyMatch(decision -> decision.kind() == kind);
        return !decided
                && (kind != QuestionKind.BUSINESS_STOPPED
                        || journal.cluster().business().stop().isEmpty());
    }

    /** @throws OperationLeft when the operator would rather leave everything as it is */
    void consents(QuestionKind kind) {
        String answer = answer(kind, "", kind.text(), kind.answers());
        if (!kind.letsGoOn(answer)) {
            throw end(answer);
        }
    }

    /**
     * @param given what the failed attempt was told
     * @return {@link #SKIP}, or {@link #RETRY}: again, and with what the operator has said by now
     * @throws OperationLeft when the operator would rather leave everything as it is
     * @throws RollbackWanted when the operator would rather go back
     */
    String decides(PlannedStep step, Problem problem, Map<QuestionKind, Decision> given) {
        QuestionKind kind = step.spec().asksOn().getOrDefault(problem.code(), QuestionKind.STEP_FAILED);
        if (kind != QuestionKind.STEP_FAILED && isAnsweredMeanwhile(kind, given)) {
            return RETRY;
        }
        List<String> answers = kind.answers().stream()
                .filter(answer -> !answer.equals(HOLD))
                .filter(answer -> !answer.equals(SKIP) || step.spec().skippable())
                .filter(answer -> !answer.equals(ROLLBACK) || mayRollBack(step))
                .toList();
        String text = textOf(kind, step, problem);
        String answer = kind == QuestionKind.STEP_FAILED ? afterVeto(step, text, answers) : HOLD;
        if (answer.equals(HOLD)) {
            answer = answer(kind, step.title(), text, answers);
        }
        if (answer.equals(LEAVE) || answer.equals(ROLLBACK)) {
            throw end(answer);
        }
        if (kind == QuestionKind.BACKUP_CHOICE && !kind.letsGoOn(answer)) {
            throw end(LEAVE);
        }
        return answer.equals(SKIP) ? SKIP : RETRY;
    }

    /**
     * What failed is no step and has changed nothing, so there is nothing to go back from.
     *
     * @throws OperationLeft when the operator would rather leave everything as it is
     */
    void triesAgain(String what, Problem problem) {
        String text = "%s: %s. Do: %s".formatted(what, problem.summary(), problem.remedy());
        if (answer(QuestionKind.STEP_FAILED, what, text, List.of(RETRY, LEAVE)).equals(LEAVE)) {
            throw end(LEAVE);
        }
    }

    /**
     * A node should be stopped, and may not be back when the maintenance window ends.
     *
     * @param needed for what is left of the node, and its way back
     * @throws OperationLeft when the operator would rather leave everything as it is
     * @throws RollbackWanted when the operator would rather go back
     */
    void outlastsTheWindow(PlannedStep next, Instant until, Duration needed, Instant fits) {
        QuestionKind kind = QuestionKind.WINDOW_TOO_SHORT;
        String text =
                "%s is next. The maintenance window ends at %s; this and the way back from it need about %d min, until %s. %s"
                        .formatted(
                                next.title(),
                                until.truncatedTo(ChronoUnit.SECONDS),
                                Math.max(1, (needed.toSeconds() + 59) / 60),
                                fits.truncatedTo(ChronoUnit.SECONDS),
                                "Go on all the same?");
        boolean back = mayRollBack(next)
                && journal.steps().begun().stream().anyMatch(step -> step.wayBack() != WayBack.NOTHING_CHANGED);
        String answer = answer(
                kind,
                next.title(),
                text,
                kind.answers().stream()
                        .filter(word -> back || !word.equals(ROLLBACK))
                        .toList());
        if (!kind.letsGoOn(answer)) {
            throw end(answer);
        }
    }

    /** {@link #HOLD} when nothing happens by itself, or when the operator wants to think for as long as it takes. */
    private String afterVeto(PlannedStep step, String text, List<String> answers) {
        Optional<FailurePolicy> policy = FailurePolicy.of(journal.cluster().rolling(), journal.plan(), step)
                .filter(rule -> mayRollBack(step));
        if (policy.isEmpty()) {
            return HOLD;
        }
        List<String> withHold = new ArrayList<>(answers);
        withHold.add(HOLD);
        return ask(QuestionKind.STEP_FAILED, step.title(), text, withHold, policy);
    }

    /** The nodes of a stage may need the same answer: one question is enough for all of them. */
    private boolean isAnsweredMeanwhile(QuestionKind kind, Map<QuestionKind, Decision> given) {
        Workflow.await(() -> ending.isPresent()
                || journal.dialogue().open().stream().noneMatch(question -> question.kind() == kind));
        return !Optional.ofNullable(journal.dialogue().given().get(kind)).equals(Optional.ofNullable(given.get(kind)));
    }

    private String textOf(QuestionKind kind, PlannedStep step, Problem problem) {
        String what = "%s: %s. ".formatted(step.title(), problem.summary());
        return switch (kind) {
            case MANUAL_SNAPSHOTS, MANUAL_REVERT, MANUAL_DELETION ->
                what + kind.text() + " File systems: " + String.join(", ", journal.fileSystems()) + ".";
            case LOGICREP_LIBRARIES, BACKUP_INPUTS, BACKUP_CHOICE -> what + kind.text();
            case STEP_FAILED, BUSINESS_STOPPED, SYSTEM_TABLES, WINDOW_TOO_SHORT, VERDICT -> what + problem.remedy();
        };
    }

    /**
     * Not from within a rollback, which has only one way to go; never once the version may have been raised; and a rolling upgrade has
     * no way back but a rolling one, which ends with the system tables.
     */
    private boolean mayRollBack(PlannedStep step) {
        return !step.isOfRollback() && isOpen(step.wayBack());
    }

    private boolean isOpen(WayBack wayBack) {
        return wayBack != WayBack.RESTORE_ONLY
                && (journal.plan().kind() == UpgradeKind.OFFLINE || wayBack != WayBack.OFFLINE_ONLY);
    }

    /**
     * @throws OperationLeft when the operator gives no verdict now
     * @throws RollbackWanted when the verdict is rollback
     */
    void givesVerdictCommit() {
        QuestionKind verdict = QuestionKind.VERDICT;
        List<PlannedStep> steps = journal.plan().steps();
        boolean back = isOpen(steps.get(steps.size() - 1).wayBack());
        String text = back ? verdict.text() : verdict.text() + " " + NO_WAY_BACK;
        String answer = answer(
                verdict,
                "",
                text,
                verdict.answers().stream()
                        .filter(word -> back || !word.equals(ROLLBACK))
                        .toList());
        if (!answer.equals(COMMIT)) {
            throw end(answer);
        }
    }

    /** @throws IllegalArgumentException with the reason, when the answer fits no open question */
    void check(Answer answer) {
        Question question = questionOf(answer);
        if (!question.takes(answer.answer())) {
            String said = question.kind().mayBeASecret() ? "" : ", not '" + answer.answer() + "'";
            throw new IllegalArgumentException(
                    "question %s takes %s%s".formatted(question.id(), question.allowed(), said));
        }
        Correction.check(journal.cluster(), answer);
    }

    void take(Answer answer) {
        given.put(questionOf(answer).id(), answer);
        Optional.ofNullable(answer.corrected()).ifPresent(journal::corrected);
    }

    /** The answer that was given ahead, once; else the operator's. Whatever is taken is recorded. */
    private String answer(QuestionKind kind, String about, String text, List<String> answers) {
        Optional<String> ahead = Optional.ofNullable(journal.cluster().answers().get(kind.name()))
                .filter(kind::mayBeGivenAhead)
                .filter(answer -> answers.contains(answer) || kind.fits(answer))
                .filter(answer -> ending.isEmpty());
        if (ahead.isPresent() && usedUp.add(kind)) {
            journal.dialogue().decided(new Decision("", kind, about, ahead.get(), journal.ahead(), Journal.now()));
            return ahead.get();
        }
        return ask(kind, about, text, answers, Optional.empty());
    }

    /** @param policy what happens when nobody answers in time; empty when it waits for as long as it takes */
    private String ask(
            QuestionKind kind, String about, String text, List<String> answers, Optional<FailurePolicy> policy) {
        if (ending.isPresent()) {
            throw end(ending.get());
        }
        asked++;
        String id = "q" + asked;
        Question question = new Question(
                id,
                kind,
                text,
                answers,
                kind.form().orElse(null),
                Journal.now(),
                policy.map(rule -> Journal.now().plus(rule.veto())).orElse(null),
                policy.map(FailurePolicy::then).orElse(null));
        journal.dialogue().asked(question);
        if (!answered(id, policy)) {
            journal.dialogue()
                    .decided(new Decision(
                            id, kind, about, ROLLBACK, policy.orElseThrow().by(), Journal.now()));
            journal.dialogue().answered(question);
            return ROLLBACK;
        }
        Optional<Answer> answer = Optional.ofNullable(given.get(id));
        answer.ifPresent(taken ->
                journal.dialogue().decided(new Decision(id, kind, about, taken.answer(), taken.by(), Journal.now())));
        journal.dialogue().answered(question);
        return answer.map(Answer::answer).or(() -> ending).orElse(LEAVE);
    }

    /** False when the veto window has passed. */
    private boolean answered(String id, Optional<FailurePolicy> policy) {
        Supplier<Boolean> answered = () -> given.containsKey(id) || ending.isPresent();
        if (policy.isEmpty()) {
            Workflow.await(answered);
            return true;
        }
        return Workflow.await(policy.get().veto(), answered);
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

    private Question questionOf(Answer answer) {
        List<Question> open = journal.dialogue().open().stream()
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
