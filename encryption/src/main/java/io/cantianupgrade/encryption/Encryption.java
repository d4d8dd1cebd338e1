package io.cantianupgrade.encryption;

import io.cantianupgrade.contract.Payloads;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import java.util.List;
import java.util.Optional;

/** How values cross the wire: as {@link Payloads} says, and encrypted when there are keys. */
public final class Encryption {

    private Encryption() {}

    /**
     * For client and worker alike. With keys, everything that the service keeps of us is encrypted: arguments, results, heartbeats,
     * summaries, queries, updates, messages and stack traces of failures. Search attributes never are.
     *
     * <p>Without keys it writes in plain, and what comes encrypted is refused with {@code KEY_UNKNOWN}.
     */
    public static DataConverter converter(Optional<Keys> keys) {
        return new CodecDataConverter(Payloads.converter(), List.of(new EncryptionCodec(keys)), keys.isPresent());
    }
}
