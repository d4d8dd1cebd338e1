package io.cantianupgrade.rolling;

import static io.cantianupgrade.rolling.NodeWord.ABSENT;
import static io.cantianupgrade.rolling.NodeWord.ROLLDOWN;
import static io.cantianupgrade.rolling.NodeWord.ROLLDOWN_SUCCESS;
import static io.cantianupgrade.rolling.NodeWord.ROLLUP;
import static io.cantianupgrade.rolling.NodeWord.ROLLUP_SUCCESS;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Every change of a node's word (reference 3.2). A word that it leads to already is a legal start: a retry finds it. */
public enum NodeMove {
    BEGIN_UPGRADE(ROLLUP, ABSENT, ROLLDOWN, ROLLDOWN_SUCCESS),
    UPGRADED(ROLLUP_SUCCESS, ROLLUP),
    BEGIN_ROLLBACK(ROLLDOWN, ROLLUP, ROLLUP_SUCCESS),
    BACK(ROLLDOWN_SUCCESS, ROLLDOWN),
    /** A node that was never upgraded, or whose programs were never touched, is back by definition. */
    NEVER_LEFT(ROLLDOWN_SUCCESS, ABSENT, ROLLUP),
    CLEARED(ABSENT, ROLLDOWN_SUCCESS, ROLLUP_SUCCESS);

    private final NodeWord to;
    private final Set<NodeWord> from;

    NodeMove(NodeWord to, NodeWord... from) {
        this.to = to;
        this.from = EnumSet.of(to, from);
    }

    public NodeWord to() {
        return to;
    }

    /** The words that it may start from. */
    public Set<NodeWord> from() {
        return Collections.unmodifiableSet(from);
    }

    public boolean isLegalFrom(NodeWord word) {
        return from.contains(word);
    }
}
