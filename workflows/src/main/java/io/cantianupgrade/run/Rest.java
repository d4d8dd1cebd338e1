package io.cantianupgrade.run;

import io.cantianupgrade.contract.Pause;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** The operator's wish that an operation rests, and whether it has come to where it may. */
final class Rest {

    private final Runnable changed;
    private Optional<Pause> pause = Optional.empty();
    private boolean here;

    /** @param changed is told of each change, as soon as it is made */
    Rest(Runnable changed) {
        this.changed = changed;
    }

    /** The operator wants it to rest; the first one who said so stands. */
    void begins(Pause wanted) {
        pause = pause.or(() -> Optional.of(new Pause(wanted.by(), Journal.now())));
        changed.run();
    }

    void ends() {
        pause = Optional.empty();
        changed.run();
    }

    /** Who wants it to rest, since when. */
    Optional<Pause> pause() {
        return pause;
    }

    /** Whether it rests at a boundary, and does not only want to. */
    boolean isHere() {
        return here && pause.isPresent();
    }

    /** Rests at this boundary for as long as the operator wants it to. */
    void await() {
        if (pause.isEmpty()) {
            return;
        }
        here = true;
        changed.run();
        Workflow.await(() -> pause.isEmpty());
        here = false;
        changed.run();
    }
}
