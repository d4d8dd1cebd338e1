package io.cantianupgrade.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM: a nonce of 12 random bytes, then what is encrypted with its tag of 16 bytes. The id of the key and what the box is for are
 * part of what the tag protects, so that a box of one kind is no box of another.
 */
enum Box {
    PAYLOAD("cantian-upgrade payload "),
    SECRET("cantian-upgrade secret ");

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String purpose;

    Box(String purpose) {
        this.purpose = purpose;
    }

    byte[] close(EncryptionKey key, byte[] plain) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java 17 has " + CIPHER, impossible);
        }
    }

    /** @throws io.cantianupgrade.model.ProblemException {@code DECRYPTION_FAILED} when a bit of it is not as it was */
    byte[] open(EncryptionKey key, byte[] box) {
        if (box.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw KeyProblems.damaged(key.id(), null);
        }
        try {
            byte[] nonce = Arrays.copyOf(box, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
        } catch (GeneralSecurityException changed) {
            throw KeyProblems.damaged(key.id(), changed);
        }
    }

    private Cipher cipher(int mode, EncryptionKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.value(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((purpose + key.id()).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
