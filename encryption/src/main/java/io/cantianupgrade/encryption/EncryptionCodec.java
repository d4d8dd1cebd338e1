package io.cantianupgrade.encryption;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts whole payloads, what kind they are included; the id of the key stands beside. Without keys it encrypts nothing. What was
 * not encrypted is read as it is: histories from before there was a key go on.
 */
final class EncryptionCodec implements PayloadCodec {

    static final String ENCODING = "encoding";
    static final String ENCRYPTED = "binary/encrypted";
    static final String KEY_ID = "encryption-key-id";

    private static final ByteString ENCRYPTED_BYTES = ByteString.copyFromUtf8(ENCRYPTED);

    private final Optional<Keys> keys;

    EncryptionCodec(Optional<Keys> keys) {
        this.keys = keys;
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return keys.isEmpty()
                ? payloads
                : payloads.stream()
                        .map(payload -> encrypted(payload, keys.get().current()))
                        .toList();
    }

    /** @throws io.cantianupgrade.model.ProblemException {@code KEY_UNKNOWN} or {@code DECRYPTION_FAILED} */
    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream()
                .map(payload -> isEncrypted(payload) ? decrypted(payload) : payload)
                .toList();
    }

    private static boolean isEncrypted(Payload payload) {
        return ENCRYPTED_BYTES.equals(payload.getMetadataMap().get(ENCODING));
    }

    private static Payload encrypted(Payload payload, EncryptionKey key) {
        return Payload.newBuilder()
                .putMetadata(ENCODING, ENCRYPTED_BYTES)
                .putMetadata(KEY_ID, ByteString.copyFromUtf8(key.id()))
                .setData(ByteString.copyFrom(Box.PAYLOAD.close(key, payload.toByteArray())))
                .build();
    }

    private Payload decrypted(Payload payload) {
        String id = payload.getMetadataOrDefault(KEY_ID, ByteString.EMPTY).toStringUtf8();
        EncryptionKey key =
                keys.flatMap(known -> known.find(id)).orElseThrow(() -> KeyProblems.unknown(named(id), keys));
        try {
            return Payload.parseFrom(Box.PAYLOAD.open(key, payload.getData().toByteArray()));
        } catch (InvalidProtocolBufferException strange) {
            throw KeyProblems.damaged(key.id(), strange);
        }
    }

    /** It may come from anybody: only what can be an id is shown. */
    private static String named(String id) {
        return EncryptionKey.isId(id) ? id : "without a right id";
    }
}
