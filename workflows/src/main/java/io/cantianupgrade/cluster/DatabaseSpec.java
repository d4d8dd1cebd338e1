package io.cantianupgrade.cluster;

import io.cantianupgrade.model.SecretRef;

/** @param sysPassword password of the engine's user SYS: the checkpoint and a change of the system tables need it */
public record DatabaseSpec(SecretRef sysPassword) {}
