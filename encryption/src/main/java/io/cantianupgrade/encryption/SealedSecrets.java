package io.cantianupgrade.encryption;

import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Secrets that travel inside a request: only who has the key opens them, also where payloads are read in plain. */
public final class SealedSecrets {

    private SealedSecrets() {}

    /** The characters stay the caller's, to be wiped. */
    public static SecretRef seal(char[] secret, Keys keys) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] plain = new byte[encoded.remaining()];
        encoded.get(plain);
        byte[] box = Box.SECRET.close(keys.current(), plain);
        Arrays.fill(plain, (byte) 0);
        encoded.clear();
        encoded.put(new byte[encoded.capacity()]);
        return SecretRef.sealed(
                keys.current().id(), Base64.getUrlEncoder().withoutPadding().encodeToString(box));
    }

    /**
     * The characters become the caller's, to be wiped.
     *
     * @throws ProblemException {@code KEY_UNKNOWN} or {@code DECRYPTION_FAILED}
     */
    public static char[] open(SecretRef secret, Optional<Keys> keys) {
        EncryptionKey key = keys.flatMap(known -> known.find(secret.keyId()))
                .orElseThrow(() -> KeyProblems.unknown(secret.keyId(), keys));
        byte[] plain = Box.SECRET.open(key, box(secret));
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(plain));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(plain, (byte) 0);
        decoded.clear();
        decoded.put(new char[decoded.capacity()]);
        return characters;
    }

    private static byte[] box(SecretRef secret) {
        try {
            return Base64.getUrlDecoder().decode(secret.box());
        } catch (IllegalArgumentException notBase64) {
            throw KeyProblems.damaged(secret.keyId(), notBase64);
        }
    }
}
