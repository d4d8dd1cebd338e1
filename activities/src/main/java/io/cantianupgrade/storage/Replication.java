package io.cantianupgrade.storage;

/**
 * How a file system takes part in disaster recovery.
 *
 * @param split the pairs are split, so that the array allows a revert; true without any pair
 * @param hyperMetro half of a HyperMetro pair, which forbids a revert
 */
public record Replication(Site site, boolean split, boolean hyperMetro) {

    /** The part this array plays. */
    public enum Site {
        NOT_REPLICATED,
        PRIMARY,
        /** What is here comes from the primary; snapshots for an upgrade are not taken here. */
        STANDBY
    }

    /** Whether the array would allow a revert as far as disaster recovery goes. */
    public boolean allowsRevert() {
        return split && !hyperMetro;
    }
}
