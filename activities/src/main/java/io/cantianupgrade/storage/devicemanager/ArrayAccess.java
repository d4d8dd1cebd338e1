package io.cantianupgrade.storage.devicemanager;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * How to get in.
 *
 * @param addresses of one array, at least one; tried in order
 * @param user a local user of the array that may use REST
 * @param password asked for at each login; gives a fresh array each time, which is overwritten after use
 * @param certificate PEM file: the array's own certificate, or the authority that signed it
 */
public record ArrayAccess(List<ArrayAddress> addresses, String user, Supplier<char[]> password, Path certificate) {

    public ArrayAccess {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a storage array has at least one address");
        }
    }

    @Override
    public String toString() {
        return "ArrayAccess[" + user + "@" + addresses + ", password ***, certificate " + certificate + "]";
    }
}
