package io.cantianupgrade.plan;

import io.cantianupgrade.model.Version;
import java.util.Optional;

/**
 * What was read from the release package.
 *
 * @param sha256 of the package, 64 hexadecimal digits
 * @param allowed what the white list says of the installed version; absent when it does not name it
 */
public record ReleaseFacts(Version target, String sha256, Optional<AllowedUpgrade> allowed) {

    /**
     * One matching row of {@code white_list.txt}.
     *
     * @param row as it stands in the file
     */
    public record AllowedUpgrade(boolean offline, boolean rolling, boolean changesSystemTables, String row) {}
}
