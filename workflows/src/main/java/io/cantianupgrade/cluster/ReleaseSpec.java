package io.cantianupgrade.cluster;

import java.util.Optional;

/**
 * The release to upgrade to.
 *
 * @param packageFile the release archive, on the host of the worker that controls the upgrade
 * @param connectorFile the connector archive that the mysql module's upgrade expects beside the unpacked release (T-73)
 * @param sha256 the checksum that the release archive must have, 64 hexadecimal digits, when the operator states one
 * @param directory where the release is unpacked on every node; {@code cantian_connector} comes below it
 */
public record ReleaseSpec(
        String packageFile, Optional<String> connectorFile, Optional<String> sha256, String directory) {}
