package io.cantianupgrade.activity;

import java.util.List;

/** What a look at the cluster found. */
record Look(boolean done, List<String> evidence) {

    Look {
        evidence = List.copyOf(evidence);
    }

    static Look done(String... evidence) {
        return new Look(true, List.of(evidence));
    }

    static Look done(List<String> evidence) {
        return new Look(true, evidence);
    }

    static Look missing(String... evidence) {
        return new Look(false, List.of(evidence));
    }

    /** Done when nothing is missing; then {@code found} is the evidence. */
    static Look unless(List<String> missing, String... found) {
        return missing.isEmpty() ? done(found) : new Look(false, missing);
    }

    /** What speaks against it being done; empty when it is. */
    List<String> missing() {
        return done ? List.of() : evidence;
    }
}
