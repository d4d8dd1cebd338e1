package io.cantianupgrade.activity;

import io.cantianupgrade.node.Shells;
import io.cantianupgrade.storage.StorageArrays;
import java.time.Duration;

/**
 * The ways to the outside.
 *
 * @param look how long to wait between two looks at something that takes time, such as a node that joins
 */
public record World(Shells shells, StorageArrays arrays, Secrets secrets, Duration look) {}
