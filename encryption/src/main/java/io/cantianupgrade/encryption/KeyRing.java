package io.cantianupgrade.encryption;

import java.util.List;
import java.util.Optional;

/** Keys as they were at one moment, the current one first; at least one. */
record KeyRing(List<EncryptionKey> all) implements Keys {

    KeyRing {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a key ring needs at least one key");
        }
    }

    @Override
    public EncryptionKey current() {
        return all.get(0);
    }

    @Override
    public Optional<EncryptionKey> find(String id) {
        return all.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
