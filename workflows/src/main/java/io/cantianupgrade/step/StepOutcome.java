package io.cantianupgrade.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How a step ended well. A bad end is a {@link io.cantianupgrade.model.Problem}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ended")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StepOutcome.Done.class, name = "DONE"),
    @JsonSubTypes.Type(value = StepOutcome.AlreadyInPlace.class, name = "ALREADY_IN_PLACE"),
    @JsonSubTypes.Type(value = StepOutcome.ByHand.class, name = "BY_HAND")
})
public sealed interface StepOutcome {

    /** What was read back from the cluster, a line each. */
    List<String> evidence();

    /** The attempt that ended it, from 1. */
    int attempt();

    StepState state();

    /** It acted, and the evidence shows that it worked. */
    record Done(List<String> evidence, int attempt) implements StepOutcome {
        @Override
        public StepState state() {
            return StepState.DONE;
        }
    }

    /** There was nothing to do: what a retry after a crash finds, or what somebody did by hand. */
    record AlreadyInPlace(List<String> evidence, int attempt) implements StepOutcome {
        @Override
        public StepState state() {
            return StepState.ALREADY_IN_PLACE;
        }
    }

    /** Somebody has done it by hand, which the evidence names, since the product could not reach what it takes. */
    record ByHand(List<String> evidence, int attempt) implements StepOutcome {
        @Override
        public StepState state() {
            return StepState.SKIPPED;
        }
    }
}
