package io.cantianupgrade.storage;

import java.time.Instant;

/**
 * A snapshot that exists. It carries the array it is on, so that no other array is ever asked to revert to it.
 *
 * @param arrayId {@link ArrayIdentity#deviceId}
 * @param fileSystemId of the file system, on that array
 * @param takenAt by the clock of the array, to the second
 */
public record Snapshot(
        String arrayId, String id, String name, FileSystemRef fileSystem, String fileSystemId, Instant takenAt) {}
