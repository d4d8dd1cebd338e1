package io.cantianupgrade.step;

import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.UpgradeKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Builds a {@link StepSpec} so that {@link Steps} reads like a list. */
final class Declaration {

    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private final StepId id;
    private final String title;
    private String brief;
    private String guide;
    private Scope scope;
    private List<Precondition> requires = List.of();
    private Optional<List<Precondition>> rollingRequires = Optional.empty();
    private String done;
    private Timing timing;
    private WayBack wayBack;
    private Optional<WayBack> rollingWayBack = Optional.empty();
    private boolean skippable;
    private Optional<StepId> undoneBy = Optional.empty();
    private Optional<QuestionKind> asks = Optional.empty();
    private final Map<ProblemCode, QuestionKind> asksOn = new EnumMap<>(ProblemCode.class);
    private Optional<NodeState> leaves = Optional.empty();
    private ProblemCode noEffect = ProblemCode.NO_EFFECT;
    private String hint;

    private Declaration(StepId id, String title) {
        this.id = id;
        this.title = title;
    }

    static Declaration step(StepId id, String title) {
        return new Declaration(id, title);
    }

    Declaration brief(String word) {
        this.brief = word;
        return this;
    }

    Declaration guide(String chapter) {
        this.guide = chapter;
        return this;
    }

    Declaration scope(Scope scope) {
        this.scope = scope;
        return this;
    }

    Declaration requires(Precondition... preconditions) {
        this.requires = List.of(preconditions);
        return this;
    }

    /** What it requires when the upgrade is rolling, where that is something else. */
    Declaration requiresWhenRolling(Precondition... preconditions) {
        this.rollingRequires = Optional.of(List.of(preconditions));
        return this;
    }

    Declaration done(String evidence) {
        this.done = evidence;
        return this;
    }

    Declaration timing(Duration expected, Duration limit, int tries) {
        this.timing = new Timing(expected, limit, HEARTBEAT, tries);
        return this;
    }

    Declaration wayBack(WayBack wayBack) {
        this.wayBack = wayBack;
        return this;
    }

    /** When the upgrade is rolling; otherwise what is open offline only is open rolling. */
    Declaration wayBackWhenRolling(WayBack wayBack) {
        this.rollingWayBack = Optional.of(wayBack);
        return this;
    }

    Declaration skippable() {
        this.skippable = true;
        return this;
    }

    Declaration undoneBy(StepId undo) {
        this.undoneBy = Optional.of(undo);
        return this;
    }

    Declaration asks(QuestionKind question) {
        this.asks = Optional.of(question);
        return this;
    }

    /** Asks this, and not what to do now, when the step ended with one of the problems. */
    Declaration asksOn(QuestionKind question, ProblemCode... problems) {
        List.of(problems).forEach(problem -> asksOn.put(problem, question));
        return this;
    }

    Declaration leaves(NodeState state) {
        this.leaves = Optional.of(state);
        return this;
    }

    Declaration noEffect(ProblemCode code) {
        this.noEffect = code;
        return this;
    }

    Declaration hint(String hint) {
        this.hint = hint;
        return this;
    }

    /** @throws NullPointerException when a part that every step needs was left out */
    StepSpec declared() {
        return new StepSpec(
                id,
                title,
                Objects.requireNonNull(brief, "brief"),
                Objects.requireNonNull(guide, "guide"),
                Objects.requireNonNull(scope, "scope"),
                Map.of(UpgradeKind.OFFLINE, requires, UpgradeKind.ROLLING, rollingRequires.orElse(requires)),
                Objects.requireNonNull(done, "done"),
                Objects.requireNonNull(timing, "timing"),
                Map.of(UpgradeKind.OFFLINE, wayBack, UpgradeKind.ROLLING, rollingWayBack.orElse(whenRolling(wayBack))),
                skippable,
                undoneBy,
                asks,
                asksOn,
                leaves,
                noEffect,
                Objects.requireNonNull(hint, "hint"));
    }

    private static WayBack whenRolling(WayBack offline) {
        return offline == WayBack.OFFLINE_ONLY ? WayBack.ROLLING : offline;
    }
}
