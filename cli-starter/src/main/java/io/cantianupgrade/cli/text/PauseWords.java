package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import java.util.List;

/** That somebody wants the operation to rest, and what makes it go on. */
final class PauseWords {
    private PauseWords() {}

    static List<String> lines(OperationStatus status, Moment moment) {
        if (status.pause() == null || status.state().ended()) {
            return List.of();
        }
        String who = tr(
                "%s since %s", status.pause().by(), moment.clock(status.pause().since()));
        return status.state() == OperationState.PAUSED
                ? List.of(
                        tr("  paused by %s; no node is down, and no deadline runs", who),
                        "    cantian-upgrade resume %s".formatted(status.cluster()))
                : List.of(tr("  will rest where no node is down, as %s wants it", who));
    }
}
