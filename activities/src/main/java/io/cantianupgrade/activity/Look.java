package io.cantianupgrade.activity;

import java.util.List;

/**
 * What a look at the cluster found.
 *
 * @param byHand it is done, but somebody did it and says so; the cluster could not be asked
 */
record Look(boolean done, List<String> evidence, boolean byHand) {

    Look {
        evidence = List.copyOf(evidence);
    }

    static Look done(String... evidence) {
        return new Look(true, List.of(evidence), false);
    }

    static Look done(List<String> evidence) {
        return new Look(true, evidence, false);
    }

    static Look missing(String... evidence) {
        return new Look(false, List.of(evidence), false);
    }

    static Look missing(List<String> evidence) {
        return new Look(false, evidence, false);
    }

    static Look byHand(String... evidence) {
        return new Look(true, List.of(evidence), true);
    }

    /** Done when nothing is missing; then {@code found} is the evidence. */
    static Look unless(List<String> missing, String... found) {
        return missing.isEmpty() ? done(found) : missing(missing);
    }

    /** What speaks against it being done; empty when it is. */
    List<String> missing() {
        return done ? List.of() : evidence;
    }
}
