package io.cantianupgrade.rolling;

import static io.cantianupgrade.rolling.ClusterWord.ABSENT;
import static io.cantianupgrade.rolling.ClusterWord.COMMIT;
import static io.cantianupgrade.rolling.ClusterWord.NORMAL;
import static io.cantianupgrade.rolling.ClusterWord.PREPARED;
import static io.cantianupgrade.rolling.ClusterWord.ROLLDOWN;
import static io.cantianupgrade.rolling.ClusterWord.ROLLUP;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Every change of the cluster's word (reference 3.1). A word that it leads to already is a legal start: a retry finds it. */
public enum ClusterMove {
    BEGIN_UPGRADE(ROLLUP, EnumSet.of(ABSENT, NORMAL, ROLLDOWN), NodeWord.ABSENT, NodeWord.ROLLUP_SUCCESS),
    EVERY_NODE_UPGRADED(PREPARED, EnumSet.of(ROLLUP), NodeWord.ROLLUP_SUCCESS),
    /** The vendor's commit takes {@code rollup} too, by mistake (T-02). */
    BEGIN_COMMIT(COMMIT, EnumSet.of(PREPARED), NodeWord.ROLLUP_SUCCESS),
    VERSION_RAISED(NORMAL, EnumSet.of(COMMIT), NodeWord.ROLLUP_SUCCESS),
    BEGIN_ROLLBACK(
            ROLLDOWN,
            EnumSet.of(ROLLUP, PREPARED),
            NodeWord.ABSENT,
            NodeWord.ROLLUP_SUCCESS,
            NodeWord.ROLLDOWN_SUCCESS),
    EVERY_NODE_BACK(NORMAL, EnumSet.of(ROLLDOWN), NodeWord.ABSENT, NodeWord.ROLLDOWN_SUCCESS),
    CLEARED(ABSENT, EnumSet.of(NORMAL), NodeWord.ROLLUP_SUCCESS, NodeWord.ROLLDOWN_SUCCESS);

    private final ClusterWord to;
    private final Set<ClusterWord> from;
    private final Set<NodeWord> others;

    ClusterMove(ClusterWord to, EnumSet<ClusterWord> from, NodeWord... others) {
        this.to = to;
        this.from = EnumSet.copyOf(from);
        this.from.add(to);
        this.others = Collections.unmodifiableSet(EnumSet.copyOf(Set.of(others)));
    }

    public ClusterWord to() {
        return to;
    }

    /** The words that it may start from. */
    public Set<ClusterWord> from() {
        return Collections.unmodifiableSet(from);
    }

    /** The words that a node may have meanwhile which does not move itself (reference 3.3). */
    public Set<NodeWord> others() {
        return others;
    }

    public boolean isLegalFrom(ClusterWord word) {
        return from.contains(word);
    }
}
