package io.cantianupgrade.storage;

/**
 * A file system as the cluster's configuration names it.
 *
 * @param vstoreId tenant of the array, {@code 0} for the system's own; the same name may exist in several
 */
public record FileSystemRef(String name, String vstoreId) {

    public static final String SYSTEM_VSTORE = "0";

    /** In the system's own tenant. */
    public static FileSystemRef named(String name) {
        return new FileSystemRef(name, SYSTEM_VSTORE);
    }

    @Override
    public String toString() {
        return vstoreId.equals(SYSTEM_VSTORE) ? name : name + " (vStore " + vstoreId + ")";
    }
}
