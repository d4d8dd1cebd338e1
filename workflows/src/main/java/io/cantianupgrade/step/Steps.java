package io.cantianupgrade.step;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The catalogue: every step that can happen, each declared once, in the order in which they usually happen. */
public final class Steps {

    private static final List<StepSpec> ALL = Stream.of(
                    UpgradeSteps.ALL, RollingSteps.ALL, CommitSteps.ALL, RollbackSteps.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<StepId, StepSpec> BY_ID = byId();

    private Steps() {}

    /** Every declaration, in catalogue order. */
    public static List<StepSpec> all() {
        return ALL;
    }

    public static StepSpec of(StepId id) {
        return BY_ID.get(id);
    }

    private static Map<StepId, StepSpec> byId() {
        Map<StepId, StepSpec> specs = new EnumMap<>(StepId.class);
        ALL.forEach(spec -> specs.put(spec.id(), spec));
        return specs;
    }
}
