package io.cantianupgrade.model;

import java.util.Comparator;

/** The version that the cluster as a whole is allowed to use, as {@code cms version} prints it: 25.6.0, no leading zeros. */
public record ClusterVersion(int main, int major, int revision) implements Comparable<ClusterVersion> {

    private static final Comparator<ClusterVersion> ORDER = Comparator.comparingInt(ClusterVersion::main)
            .thenComparingInt(ClusterVersion::major)
            .thenComparingInt(ClusterVersion::revision);

    @Override
    public int compareTo(ClusterVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return main + "." + major + "." + revision;
    }
}
