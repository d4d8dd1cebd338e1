package io.cantianupgrade.run;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.step.QuestionKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the operator is asked, and what was decided. */
final class Dialogue {

    private final Runnable changed;
    private final Map<String, Question> open = new LinkedHashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private String notice = "";

    /** @param changed is told of each change, as soon as it is made */
    Dialogue(Runnable changed) {
        this.changed = changed;
    }

    void asked(Question question) {
        open.put(question.id(), question);
        changed.run();
    }

    void decided(Decision decision) {
        decisions.add(decision);
        changed.run();
    }

    void answered(Question question) {
        open.remove(question.id());
        notice = "";
        changed.run();
    }

    /** Something the operator should see until the next answer, such as why one was refused. */
    void notice(String text) {
        notice = text;
        changed.run();
    }

    String notice() {
        return notice;
    }

    /** Questions that are open, the oldest first. */
    List<Question> open() {
        return List.copyOf(open.values());
    }

    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** The last answer to each kind of question that steps are told. */
    Map<QuestionKind, Decision> given() {
        Map<QuestionKind, Decision> given = new EnumMap<>(QuestionKind.class);
        decisions.stream()
                .filter(decision -> decision.kind().isForSteps(decision.answer()))
                .forEach(decision -> given.put(decision.kind(), decision));
        return given;
    }
}
