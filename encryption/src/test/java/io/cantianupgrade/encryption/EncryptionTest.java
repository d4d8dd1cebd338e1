package io.cantianupgrade.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncryptionTest {

    private static final String CANARY = "canary-in-a-payload";

    private final KeyRing keys = TestKeys.named("2026-01");
    private final DataConverter converter = converter(keys);

    @Test
    void whatIsWrittenIsReadAgain() {
        Payload payload = written(converter, CANARY);
        assertThat(converter.fromPayload(payload, String.class, String.class)).isEqualTo(CANARY);
    }

    @Test
    void nothingOfItIsInPlainButTheIdOfTheKey() {
        Payload payload = written(converter, CANARY);
        assertThat(payload.toByteString().toString(StandardCharsets.ISO_8859_1))
                .contains("2026-01", "binary/encrypted")
                .doesNotContain(CANARY, "json/plain");
    }

    @Test
    void theSameIsNeverEncryptedTheSameWay() {
        assertThat(written(converter, CANARY)).isNotEqualTo(written(converter, CANARY));
    }

    @Test
    void afterARotationOldAndNewAreRead() {
        DataConverter rotated = converter(TestKeys.rotated("2026-02", keys));
        Payload old = written(converter, "old");
        Payload fresh = written(rotated, "new");
        assertThat(fresh.getMetadataOrThrow(EncryptionCodec.KEY_ID).toStringUtf8())
                .isEqualTo("2026-02");
        assertThat(rotated.fromPayload(old, String.class, String.class)).isEqualTo("old");
        assertThat(rotated.fromPayload(fresh, String.class, String.class)).isEqualTo("new");
        assertProblem(converter, fresh, ProblemCode.KEY_UNKNOWN, "2026-02");
    }

    @Test
    void withoutKeysNothingIsEncryptedAndWhatIsEncryptedIsNotRead() {
        DataConverter plain = Encryption.converter(Optional.empty());
        assertThat(written(plain, "x")).isEqualTo(written(Payloads.converter(), "x"));
        assertThat(converter.fromPayload(written(plain, "x"), String.class, String.class))
                .isEqualTo("x");
        assertProblem(plain, written(converter, CANARY), ProblemCode.KEY_UNKNOWN, "no key file is configured");
    }

    @Test
    void anotherKeyOfTheSameNameDoesNotOpenIt() {
        DataConverter other = converter(TestKeys.named("2026-01"));
        assertProblem(other, written(converter, CANARY), ProblemCode.DECRYPTION_FAILED, "2026-01");
    }

    @Test
    void everyBitThatIsChangedIsNoticed() {
        Payload payload = written(converter, "x");
        byte[] data = payload.getData().toByteArray();
        for (int bit = 0; bit < data.length * Byte.SIZE; bit++) {
            byte[] changed = data.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertProblem(
                    converter,
                    payload.toBuilder().setData(ByteString.copyFrom(changed)).build(),
                    ProblemCode.DECRYPTION_FAILED,
                    "changed");
        }
    }

    @Test
    void everyPieceThatIsCutOffIsNoticed() {
        Payload payload = written(converter, "x");
        for (int length = 0; length < payload.getData().size(); length++) {
            Payload cut = payload.toBuilder()
                    .setData(payload.getData().substring(0, length))
                    .build();
            assertProblem(converter, cut, ProblemCode.DECRYPTION_FAILED, "changed");
        }
    }

    /** The id is part of what is protected, so a payload cannot be passed off as one of another key. */
    @Test
    void anIdThatIsChangedIsNoticed() {
        EncryptionKey key = keys.current();
        KeyRing twins = new KeyRing(List.of(key, new EncryptionKey("twin", key.value())));
        Payload renamed = written(converter, CANARY).toBuilder()
                .putMetadata(EncryptionCodec.KEY_ID, ByteString.copyFromUtf8("twin"))
                .build();
        assertProblem(converter(twins), renamed, ProblemCode.DECRYPTION_FAILED, "twin");
    }

    @Test
    void anIdThatIsNoneIsNotShown() {
        Payload strange = written(converter, CANARY).toBuilder()
                .putMetadata(EncryptionCodec.KEY_ID, ByteString.copyFromUtf8("\u001b[31m"))
                .build();
        assertProblem(converter, strange, ProblemCode.KEY_UNKNOWN, "without a right id");
    }

    @Test
    void messagesDetailsAndStackTracesOfFailuresAreEncrypted() {
        Problem problem =
                new Problem(ProblemCode.JOB_FAILED, CANARY, CANARY + " summary", List.of(CANARY), CANARY + " remedy");
        Failure failure = converter.exceptionToFailure(
                Failures.of(problem, 1, new IllegalStateException(CANARY + " cause", new RuntimeException(CANARY))));
        assertThat(failure.toByteString().toString(StandardCharsets.ISO_8859_1))
                .contains("JOB_FAILED")
                .doesNotContain(CANARY, getClass().getSimpleName());

        ApplicationFailure read = (ApplicationFailure) converter.failureToException(failure);
        assertThat(read.getOriginalMessage()).contains(CANARY + " summary");
        assertThat(read.getDetails().get(0, Problem.class)).isEqualTo(problem);
        assertThat(read.getCause()).hasMessageContaining(CANARY + " cause");
    }

    private static DataConverter converter(Keys keys) {
        return Encryption.converter(Optional.of(keys));
    }

    private static Payload written(DataConverter converter, String value) {
        return converter.toPayload(value).orElseThrow();
    }

    private static void assertProblem(DataConverter converter, Payload payload, ProblemCode code, String says) {
        assertThatThrownBy(() -> converter.fromPayload(payload, String.class, String.class))
                .isInstanceOfSatisfying(ProblemException.class, failure -> {
                    assertThat(failure.problem().code()).isEqualTo(code);
                    assertThat(failure.problem().summary()).contains(says).doesNotContain(CANARY);
                });
    }
}
