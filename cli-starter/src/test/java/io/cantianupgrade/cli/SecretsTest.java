package io.cantianupgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cantianupgrade.cli.file.ClusterFile;
import io.cantianupgrade.cli.operation.AnswerRefused;
import io.cantianupgrade.cli.secret.PromptedSecrets;
import io.cantianupgrade.cli.secret.SecretAnswers;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.encryption.KeyFile;
import io.cantianupgrade.encryption.KeyRotation;
import io.cantianupgrade.encryption.SealedSecrets;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that are asked for, and answers that carry one. */
class SecretsTest {
    private static final String NOWHERE = "127.0.0.1:1";

    @TempDir
    private Path home;

    private Path keyFile;
    private Path clusterFile;

    @BeforeEach
    void lay() throws Exception {
        keyFile = home.resolve(".config/cantian-upgrade/keys");
        for (String name : List.of("release.tgz", "key", "hosts", "array.pem")) {
            Files.writeString(home.resolve(name), name);
        }
        clusterFile = Files.writeString(home.resolve("cluster.yaml"), """
                cluster: demo
                release: { package: release.tgz }
                ssh: { identityFile: key, knownHosts: hosts }
                nodes: [ { id: 0, host: a }, { id: 1, host: b } ]
                array: { address: 10.0.0.5, user: up, password: prompt, certificate: array.pem }
                database: { sysPassword: prompt }
                backup: { user: backup, password: prompt, directory: /backup }
                answers: { BACKUP_CHOICE: 3 }
                """);
    }

    @Test
    void whatIsTypedIsSealedAndOnlyTheKeyOpensIt() throws Exception {
        makeKey();
        TestConsole console = TestConsole.terminal("canary-array\ncanary-sys\ncanary-mysql\n");
        ClusterSpec sealed = secrets(console).sealed(cluster(), Operation.ROLLING_UPGRADE);
        assertThat(Payloads.mapper().writeValueAsString(sealed)).doesNotContain("canary", "prompt");
        assertThat(open(sealed.array().orElseThrow().password())).isEqualTo("canary-array");
        assertThat(open(sealed.database().sysPassword())).isEqualTo("canary-sys");
        assertThat(open(sealed.backup().orElseThrow().password().orElseThrow())).isEqualTo("canary-mysql");
        assertThat(String.join("\n", console.errors()))
                .contains("The password of up on the array 10.0.0.5:", "The password of sys in the database:")
                .doesNotContain("canary");
    }

    @Test
    void onlyARollingUpgradeThatBacksUpAsksForThePasswordOfMysql() throws Exception {
        makeKey();
        TestConsole offline = TestConsole.terminal("a\nb\n");
        assertThat(secrets(offline)
                        .sealed(cluster(), Operation.OFFLINE_UPGRADE)
                        .backup()
                        .orElseThrow()
                        .password())
                .contains(SecretRef.PROMPT);
        TestConsole backedUp = TestConsole.terminal("a\nb\n");
        assertThat(secrets(backedUp)
                        .sealed(cluster().with(Map.of("BACKUP_CHOICE", "2")), Operation.ROLLING_UPGRADE)
                        .array()
                        .orElseThrow()
                        .password()
                        .isSealed())
                .isTrue();
    }

    @Test
    void withoutAKeyOrATerminalNothingIsAskedAndNothingIsStarted() throws Exception {
        TestConsole noKey = TestConsole.terminal("canary\ncanary\n");
        assertThat(noKey.run(home, "upgrade", "offline", "-f", clusterFile.toString(), "--address", NOWHERE))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(noKey.errors().get(0)).contains("prompt", "no key is configured");
        assertThat(noKey.errors().get(1)).contains("cantian-upgrade key new");

        makeKey();
        TestConsole pipe = TestConsole.pipe();
        assertThat(pipe.run(home, "precheck", "-f", clusterFile.toString(), "--address", NOWHERE))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(pipe.errors().get(0)).contains("no terminal");
        assertThat(pipe.errors()).hasSize(2);
    }

    @Test
    void anEmptyLineAndAnEndAreNoPasswords() throws Exception {
        makeKey();
        assertThatThrownBy(() -> secrets(TestConsole.terminal("\n")).sealedToLook(cluster()))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("empty line");
        assertThatThrownBy(() -> secrets(TestConsole.terminal("one\n")).sealedToLook(cluster()))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("Nothing was typed");
    }

    @Test
    void anAnswerThatOnlyNamesAPasswordIsSentAsItIs() throws Exception {
        SecretAnswers answers = new SecretAnswers(session(TestConsole.pipe()));
        for (String answer : List.of("yes", "user=a password=env:PW", "password=file:/root/pw directory=/b")) {
            assertThat(answers.sealed(answer)).isEqualTo(answer);
        }
    }

    @Test
    void anAnswerThatCarriesAPasswordIsRefusedWithoutAKeyAndSealedWithOne() throws Exception {
        String answer = "user=a password=Hunter2 directory=/b";
        assertThatThrownBy(() -> new SecretAnswers(session(TestConsole.pipe())).sealed(answer))
                .isInstanceOf(AnswerRefused.class)
                .hasMessageContaining("no key is configured")
                .hasMessageNotContaining("Hunter2");
        makeKey();
        String sealed = new SecretAnswers(session(TestConsole.pipe())).sealed(answer);
        assertThat(sealed).matches("user=a password=sealed:\\S+ directory=/b");
        assertThat(open(new SecretRef(sealed.replaceAll(".*password=(\\S+).*", "$1"))))
                .isEqualTo("Hunter2");
    }

    @Test
    void anAnswerMayAskForThePassword() throws Exception {
        makeKey();
        String sealed = new SecretAnswers(session(TestConsole.terminal("typed\n"))).sealed("user=a password=prompt");
        assertThat(open(new SecretRef(sealed.replaceAll(".*password=(\\S+)", "$1"))))
                .isEqualTo("typed");
        assertThatThrownBy(() -> new SecretAnswers(session(TestConsole.pipe())).sealed("user=a password=prompt"))
                .isInstanceOf(AnswerRefused.class)
                .hasMessageContaining("no terminal");
    }

    @Test
    void anAnswerAheadMayAskForThePassword() throws Exception {
        makeKey();
        ClusterSpec cluster = cluster().with(Map.of("BACKUP_INPUTS", "user=a password=prompt directory=/b"));
        ClusterSpec sealed = secrets(TestConsole.terminal("1\n2\n3\n4\n")).sealed(cluster, Operation.ROLLING_UPGRADE);
        assertThat(sealed.answers().get("BACKUP_INPUTS")).matches("user=a password=sealed:\\S+ directory=/b");
    }

    @Test
    void aKeyFileWithAMistakeIsSaidAndNothingElse() throws Exception {
        makeKey();
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
        TestConsole console = TestConsole.pipe();
        assertThat(console.run(home, "status", "demo", "--address", NOWHERE)).isEqualTo(ExitCodes.USAGE);
        assertThat(console.errors()).hasSize(2);
        assertThat(console.errors().get(0)).contains(keyFile.toString(), "expected mode 0600");
        assertThat(console.errors().get(1)).contains("chmod 600");
    }

    @Test
    void keyNewMakesTheUsualFileAndRotatesIt() {
        TestConsole console = TestConsole.pipe();
        assertThat(console.run(home, "key", "new")).isZero();
        assertThat(console.run(home, "key", "new")).isZero();
        assertThat(console.out()).contains("is the first of " + keyFile, "Older keys that stay for reading: 1.");
        assertThat(KeyFile.open(keyFile).current().id()).startsWith("2026-01-01-");
        assertThat(TestConsole.pipe().run(home, "key")).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aCodecServerNeedsAKeyAndForOthersAToken() {
        TestConsole noKey = TestConsole.pipe();
        assertThat(noKey.run(home, "codec-server", "--port", "0")).isEqualTo(ExitCodes.USAGE);
        assertThat(noKey.errors().get(0)).contains("No key is configured");
        makeKey();
        TestConsole open = TestConsole.pipe();
        assertThat(open.run(home, "codec-server", "--port", "0", "--host", "0.0.0.0"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(open.errors().get(0)).contains("Without a token");
    }

    private void makeKey() {
        KeyRotation.in(keyFile, LocalDate.of(2026, 1, 1));
    }

    private ClusterSpec cluster() throws Exception {
        return ClusterFile.load(clusterFile, home);
    }

    private PromptedSecrets secrets(TestConsole console) {
        return new PromptedSecrets(session(console));
    }

    private Session session(TestConsole console) {
        return new Session(new Surroundings(console.console(), Map.of(), home), new CommonOptions());
    }

    private String open(SecretRef secret) {
        return new String(SealedSecrets.open(secret, Optional.of(KeyFile.open(keyFile))));
    }
}
