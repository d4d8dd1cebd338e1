package io.cantianupgrade.storage;

import io.cantianupgrade.cluster.ArraySpec;
import java.util.function.Supplier;

/** Opens the array that a cluster file describes. */
@FunctionalInterface
public interface StorageArrays {

    /** @param password asked for at each login; gives a fresh array each time, which is overwritten after use */
    StorageArray open(ArraySpec array, Supplier<char[]> password);
}
