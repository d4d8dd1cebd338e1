package io.cantianupgrade.encryption;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/** Keys without a file. */
final class TestKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TestKeys() {}

    /** New keys with these ids, the first one current. */
    static KeyRing named(String... ids) {
        return new KeyRing(Stream.of(ids).map(TestKeys::key).toList());
    }

    static EncryptionKey key(String id) {
        return EncryptionKey.random(id, RANDOM);
    }

    /** A new key before those of the ring. */
    static KeyRing rotated(String id, KeyRing ring) {
        return new KeyRing(
                Stream.concat(Stream.of(key(id)), ring.all().stream()).toList());
    }

    static KeyRing only(EncryptionKey key) {
        return new KeyRing(List.of(key));
    }
}
