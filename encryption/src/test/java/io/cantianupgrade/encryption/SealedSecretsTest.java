package io.cantianupgrade.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedSecretsTest {

    private final KeyRing keys = TestKeys.named("2026-01");

    @ParameterizedTest
    @ValueSource(strings = {"x", "Sys_pwd@2024", " two blanks ", "\u5bc6\u7801", "a:b:c", "\ud83d\udd11"})
    void whatIsSealedIsOpenedAgain(String secret) {
        SecretRef sealed = SealedSecrets.seal(secret.toCharArray(), keys);
        assertThat(opened(sealed, keys)).isEqualTo(secret);
    }

    @Test
    void itCrossesTheWireAsAReferenceAndSaysNothing() throws Exception {
        SecretRef sealed = SealedSecrets.seal("canary".toCharArray(), keys);
        String json = Payloads.mapper().writeValueAsString(sealed);
        assertThat(json).startsWith("\"sealed:2026-01:").doesNotContain("canary");
        assertThat(opened(Payloads.mapper().readValue(json, SecretRef.class), keys))
                .isEqualTo("canary");
        assertThat(sealed).hasToString("prompt (sealed with the key 2026-01)");
    }

    @Test
    void nobodyCanWriteOneIntoAClusterFile() {
        assertThat(SecretRef.isOne(SealedSecrets.seal("x".toCharArray(), keys).reference()))
                .isFalse();
    }

    @Test
    void anOlderKeyStillOpensIt() {
        SecretRef sealed = SealedSecrets.seal("canary".toCharArray(), keys);
        assertThat(opened(sealed, TestKeys.rotated("2026-02", keys))).isEqualTo("canary");
    }

    @Test
    void withoutTheKeyItStaysShut() {
        SecretRef sealed = SealedSecrets.seal("canary".toCharArray(), keys);
        assertThat(codeOf(sealed, Optional.empty())).isEqualTo(ProblemCode.KEY_UNKNOWN);
        assertThat(codeOf(sealed, Optional.of(TestKeys.named("other")))).isEqualTo(ProblemCode.KEY_UNKNOWN);
        assertThat(codeOf(sealed, Optional.of(TestKeys.named("2026-01")))).isEqualTo(ProblemCode.DECRYPTION_FAILED);
    }

    /** A payload that was encrypted with the same key is no secret that a worker would hand to an array of somebody's choice. */
    @Test
    void aPayloadIsNoSealedSecret() {
        byte[] box = Box.PAYLOAD.close(keys.current(), new byte[] {1, 2, 3});
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(box);
        assertThat(codeOf(SecretRef.sealed("2026-01", text), Optional.of(keys)))
                .isEqualTo(ProblemCode.DECRYPTION_FAILED);
    }

    private static String opened(SecretRef sealed, Keys keys) {
        return new String(SealedSecrets.open(sealed, Optional.of(keys)));
    }

    private static ProblemCode codeOf(SecretRef sealed, Optional<Keys> keys) {
        return catchThrowableOfType(ProblemException.class, () -> SealedSecrets.open(sealed, keys))
                .problem()
                .code();
    }
}
