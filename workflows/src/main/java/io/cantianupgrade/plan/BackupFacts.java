package io.cantianupgrade.plan;

import io.cantianupgrade.model.Version;

/**
 * One backup that lies on a node.
 *
 * @param of the version that it is named after
 * @param complete its marker is there, it names that version itself and holds every module
 */
public record BackupFacts(Version of, boolean complete) {}
