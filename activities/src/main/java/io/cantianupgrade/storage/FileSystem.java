package io.cantianupgrade.storage;

/**
 * A file system as the array knows it.
 *
 * @param id means something only on the array that gave it
 * @param healthy the array says it is normal
 * @param online the array says it can be used
 */
public record FileSystem(FileSystemRef ref, String id, boolean healthy, boolean online) {

    /** Whether an upgrade may rely on it. */
    public boolean usable() {
        return healthy && online;
    }
}
