package io.cantianupgrade.rolling;

import static io.cantianupgrade.rolling.ClusterWord.ABSENT;
import static io.cantianupgrade.rolling.ClusterWord.COMMIT;
import static io.cantianupgrade.rolling.ClusterWord.NORMAL;
import static io.cantianupgrade.rolling.ClusterWord.PREPARED;
import static io.cantianupgrade.rolling.ClusterWord.ROLLDOWN;
import static io.cantianupgrade.rolling.ClusterWord.ROLLUP;

import java.util.EnumSet;
import java.util.Set;

/** Every change of the cluster's word (reference 3.1). A word that it leads to already is a legal start: a retry finds it. */
public enum ClusterMove {
    BEGIN_UPGRADE(ROLLUP, ABSENT, NORMAL, ROLLDOWN),
    EVERY_NODE_UPGRADED(PREPARED, ROLLUP),
    /** The vendor's commit takes {@code rollup} too, by mistake (T-02). */
    BEGIN_COMMIT(COMMIT, PREPARED),
    VERSION_RAISED(NORMAL, COMMIT),
    BEGIN_ROLLBACK(ROLLDOWN, ROLLUP, PREPARED),
    EVERY_NODE_BACK(NORMAL, ROLLDOWN),
    CLEARED(ABSENT, NORMAL);

    private final ClusterWord to;
    private final Set<ClusterWord> from;

    ClusterMove(ClusterWord to, ClusterWord... from) {
        this.to = to;
        this.from = EnumSet.of(to, from);
    }

    public ClusterWord to() {
        return to;
    }

    public boolean isLegalFrom(ClusterWord word) {
        return from.contains(word);
    }
}
