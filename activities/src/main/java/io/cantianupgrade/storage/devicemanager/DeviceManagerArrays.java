package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.storage.StorageArray;
import io.cantianupgrade.storage.StorageArrays;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Opens arrays through DeviceManager. */
public final class DeviceManagerArrays implements StorageArrays {

    private final ArrayPatience patience;

    public DeviceManagerArrays(ArrayPatience patience) {
        this.patience = patience;
    }

    @Override
    public StorageArray open(ArraySpec array, Supplier<char[]> password) {
        return DeviceManagerArray.open(
                new ArrayAccess(
                        List.of(new ArrayAddress(array.address(), array.port())),
                        array.user(),
                        password,
                        Path.of(array.certificate())),
                patience);
    }
}
