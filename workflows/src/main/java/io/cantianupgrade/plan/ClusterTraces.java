package io.cantianupgrade.plan;

import io.cantianupgrade.model.ClusterVersion;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.rolling.RollingState;
import java.util.List;
import java.util.Optional;

/**
 * What an upgrade has left on the cluster as a whole so far, by hand or by this product.
 *
 * @param version that the cluster manager keeps on its disk; empty when it could not be read
 * @param targets versions that flags on the shared file system name as an upgrade's target
 * @param committedFrom versions that flags name as the source of a committed upgrade
 * @param committedRollingFrom those of them whose upgrade was a rolling one
 * @param words the status words of a rolling upgrade, of the nodes that have one
 * @param standby the database follows another site's: nobody backs its data up (R25)
 */
public record ClusterTraces(
        Optional<ClusterVersion> version,
        List<Version> targets,
        List<Version> committedFrom,
        List<Version> committedRollingFrom,
        RollingState words,
        boolean standby) {

    public static final ClusterTraces NONE =
            new ClusterTraces(Optional.empty(), List.of(), List.of(), List.of(), RollingState.NONE, false);

    public ClusterTraces {
        targets = List.copyOf(targets);
        committedFrom = List.copyOf(committedFrom);
        committedRollingFrom = committedRollingFrom == null ? List.of() : List.copyOf(committedRollingFrom);
        words = words == null ? RollingState.NONE : words;
    }

    /** Whether a rolling upgrade has begun and is not cleared away yet. */
    public boolean isRolling() {
        return !words.isNone();
    }

    /**
     * Whether what is to be committed, or was, is a rolling upgrade from that version. When its words are gone already, the flag of the
     * backup tells: nobody is asked for one in an offline upgrade.
     */
    UpgradeKind kindFrom(Version source) {
        boolean rolling = isRolling() || words.dataBackedUp() || committedRollingFrom.contains(source);
        return rolling ? UpgradeKind.ROLLING : UpgradeKind.OFFLINE;
    }

    /** The version tells, unless source and target have the same numbers; then only the commit's flag can. */
    public boolean committed(Version source, Version target) {
        return source.clusterVersion().equals(target.clusterVersion())
                ? committedFrom.contains(source)
                : version.equals(Optional.of(target.clusterVersion()));
    }
}
