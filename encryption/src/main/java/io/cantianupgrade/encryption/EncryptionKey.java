package io.cantianupgrade.encryption;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits and its name. It never prints itself. */
public record EncryptionKey(String id, SecretKey value) {

    static final int BYTES = 32;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    /** @throws IllegalArgumentException when the id has another form, or the key another length */
    public EncryptionKey {
        if (!isId(id)) {
            throw new IllegalArgumentException("a key's id is 1 to 32 of A-Z, a-z, 0-9, '.', '_' and '-'");
        }
        if (value.getEncoded().length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        }
    }

    static EncryptionKey of(String id, byte[] value) {
        return new EncryptionKey(id, new SecretKeySpec(value, "AES"));
    }

    static EncryptionKey random(String id, SecureRandom random) {
        byte[] value = new byte[BYTES];
        random.nextBytes(value);
        return of(id, value);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The line of the key file: the one place where the key is written. */
    String line() {
        return id + " " + Base64.getEncoder().encodeToString(value.getEncoded());
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
