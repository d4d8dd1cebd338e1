package io.cantianupgrade.cantian;

import io.cantianupgrade.model.ClusterVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version that the cluster is raised to, as its two keepers print it.
 *
 * <p>{@code cms version} prints three numbers and a full stop, the memory's line only with a server; the database's
 * {@code DV_CTRL_VERSION} has a fourth number, the engine's own.
 */
public final class ClusterVersions {

    private static final Pattern GCC =
            Pattern.compile("^gcc version:(\\d+)\\.(\\d+)\\.(\\d+)\\.\\s*$", Pattern.MULTILINE);
    private static final Pattern CONTROL =
            Pattern.compile("^-+\\s*\\R\\s*(\\d+)\\.(\\d+)\\.(\\d+)\\.\\d+\\s*$", Pattern.MULTILINE);
    private static final Pattern ONE_ROW = Pattern.compile("^1 rows fetched\\.\\s*$", Pattern.MULTILINE);

    private ClusterVersions() {}

    /** The version on the cluster manager's disk, from {@code cms version}. */
    public static Optional<ClusterVersion> ofClusterManager(String output) {
        return version(GCC.matcher(output));
    }

    /** The version in the database's control file, from {@code SELECT * FROM SYS.DV_CTRL_VERSION}. */
    public static Optional<ClusterVersion> ofDatabase(String output) {
        return ONE_ROW.matcher(output).find() ? version(CONTROL.matcher(output)) : Optional.empty();
    }

    private static Optional<ClusterVersion> version(Matcher line) {
        return line.find()
                ? Optional.of(new ClusterVersion(
                        Integer.parseInt(line.group(1)),
                        Integer.parseInt(line.group(2)),
                        Integer.parseInt(line.group(3))))
                : Optional.empty();
    }
}
