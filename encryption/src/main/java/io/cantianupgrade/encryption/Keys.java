package io.cantianupgrade.encryption;

import java.util.Optional;

/** The keys that a process has: one encrypts, all decrypt. */
public interface Keys {

    /** The one that encrypts. */
    EncryptionKey current();

    /** Empty when it is not here. */
    Optional<EncryptionKey> find(String id);
}
