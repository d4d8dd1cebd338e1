package io.cantianupgrade.node.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.cluster.SshSpec.JumpHost;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way into a host, and every way not to get in, with OpenSSH's own sshd. */
class OpenSshTest {

    private static OpenSshSite site;

    @BeforeAll
    static void start() {
        site = new OpenSshSite();
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "rsa", "ecdsa", "certified"})
    void aKeyLetsUsIn(String key) {
        assertThat(printed(site.as("root", key, false), "id", "-un")).isEqualTo("root");
    }

    @Test
    void aCertificateElsewhereLetsItsKeyIn() throws IOException {
        Files.copy(site.folder.resolve("certified"), site.folder.resolve("moved"));
        Files.copy(site.folder.resolve("certified-cert.pub"), site.folder.resolve("elsewhere.pub"));
        SshSpec ssh = site.as("root", "moved", false);
        assertThat(problem(ssh, Map.of()).code()).isEqualTo(ProblemCode.NODE_REFUSES_LOGIN);
        assertThat(printed(
                        new SshSpec(
                                "root",
                                ssh.identityFile(),
                                ssh.knownHosts(),
                                Optional.empty(),
                                false,
                                Optional.of(site.file("elsewhere.pub")),
                                Optional.empty(),
                                false),
                        "id",
                        "-un"))
                .isEqualTo("root");
    }

    @Test
    void aPassphraseOpensItsKey() {
        assertThat(printed(locked(Optional.of("env:open_sesame")), "id", "-un")).isEqualTo("root");
    }

    @Test
    void aPassphraseThatIsWrongOrMissingIsNotARefusedLogin() {
        assertThat(problem(locked(Optional.of("env:close_sesame")), Map.of())).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SSH_KEY_UNUSABLE);
            assertThat(problem.summary())
                    .contains("expected that env:close_sesame opens")
                    .contains("found that it does not");
        });
        assertThat(problem(locked(Optional.empty()), Map.of())).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SSH_KEY_UNUSABLE);
            assertThat(problem.summary()).contains("ssh.passphrase is not set").contains("locked encrypted");
            assertThat(problem.remedy()).contains("passphrase: file:");
        });
        assertThat(problem(site.as("root", "key.pub", false), Map.of()).summary())
                .contains("expected a private key in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "rsa", "ecdsa", "certified"})
    void theKeysOfAnAgentLetUsIn(String key) throws IOException {
        try (Agent agent = Agent.in(site.folder)
                        .has(site.folder.resolve("stranger"))
                        .has(site.folder.resolve(key));
                SshShells shells = OpenSshSite.shells(agent.environment())) {
            assertThat(shells.of(site.node(), agent())
                            .run(Command.of("id", "-un"))
                            .output())
                    .isEqualTo("root\n");
        }
    }

    @Test
    void anAgentThatIsNotThereOrHasNoKeySaysSo() throws IOException {
        assertThat(problem(agent(), Map.of())).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SSH_AGENT_UNUSABLE);
            assertThat(problem.summary()).contains("no SSH_AUTH_SOCK");
        });
        assertThat(problem(agent(), Map.of("SSH_AUTH_SOCK", site.file("no-socket")))
                        .summary())
                .contains("which does not answer");
        try (Agent agent = Agent.in(site.folder)) {
            assertThat(problem(agent(), agent.environment()).summary()).contains("which has no key");
            agent.has(site.folder.resolve("stranger"));
            assertThat(problem(agent(), agent.environment()).code()).isEqualTo(ProblemCode.NODE_REFUSES_LOGIN);
        }
    }

    @Test
    void aKeyThatTheHostDoesNotKnowIsRefused() {
        assertThat(problem(site.as("root", "stranger", false), Map.of())).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.NODE_REFUSES_LOGIN);
            assertThat(problem.summary())
                    .contains("user root")
                    .contains("/stranger")
                    .contains("found that it does not");
        });
    }

    @Test
    void knownHostsMayBeHashedOrNameAnAuthority() {
        String hashed = site.knownHosts("hashed", "[127.0.0.1]:" + site.server.port() + " " + site.publicKey("host"));
        OpenSshServer.run("ssh-keygen", "-q", "-H", "-f", hashed);
        assertThat(printed(new SshSpec("root", site.file("key"), hashed), "id", "-un"))
                .isEqualTo("root");
        String authority = site.knownHosts(
                "authority", "@cert-authority [127.0.0.1]:" + site.server.port() + " " + site.publicKey("ca"));
        assertThat(printed(new SshSpec("root", site.file("key"), authority), "id", "-un"))
                .isEqualTo("root");
    }

    @ParameterizedTest
    @CsvSource({
        "                PORT, host,     HOST_KEY_UNKNOWN, compare the fingerprint",
        "[127.0.0.1]:PORT, stranger,     HOST_KEY_CHANGED, -R '[127.0.0.1]:PORT'",
        "@cert-authority [127.0.0.1]:PORT, stranger, HOST_KEY_CHANGED, find out why",
        "@revoked *, host,               HOST_KEY_CHANGED, new host key"
    })
    void aHostThatIsNotTheOneWeKnowIsRefused(String pattern, String key, ProblemCode code, String remedy) {
        String port = Integer.toString(site.server.port());
        String hosts = site.knownHosts(
                "strict", pattern.equals("PORT") ? "" : pattern.replace("PORT", port) + " " + site.publicKey(key));
        assertThat(problem(new SshSpec("root", site.file("key"), hosts), Map.of()))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.summary()).contains(fingerprint("host.pub"));
                    assertThat(problem.remedy()).contains(remedy.replace("PORT", port));
                });
    }

    @Test
    void aJumpHostPassesUsOn() {
        assertThat(printed(over(site.server.port()), "id", "-un")).isEqualTo("root");
    }

    @Test
    void aJumpHostThatPassesNobodyOnSaysSo() {
        try (OpenSshServer strict = OpenSshServer.start(site.folder, "AllowTcpForwarding no")) {
            String known = "[127.0.0.1]:" + strict.port() + " " + site.publicKey("host");
            String hosts = site.knownHosts("known_jump", known);
            assertThat(problem(over(strict.port(), hosts), Map.of())).satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.JUMP_HOST_REFUSES);
                assertThat(problem.summary()).contains("the jump host 127.0.0.1:" + strict.port());
            });
            assertThat(problem(over(1), Map.of()).summary())
                    .contains("no answer over SSH from the jump host 127.0.0.1:1");
        }
        String others = site.knownHosts("known_others", "10.9.9.9 " + site.publicKey("host"));
        assertThat(problem(over(site.server.port(), others), Map.of())).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.HOST_KEY_UNKNOWN);
            assertThat(problem.summary()).contains("of the jump host");
        });
    }

    @Test
    void aNodeThatTheJumpHostCannotReachIsNotTheJumpHostsFault() {
        try (SshShells shells = OpenSshSite.shells(Map.of())) {
            Problem problem = problem(shells, site.node(1, ""), over(site.server.port()));
            assertThat(problem.code()).isEqualTo(ProblemCode.NODE_UNREACHABLE);
            assertThat(problem.summary()).contains("gets no connection to 127.0.0.1:1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"op", "dash"})
    void whoMayRunBashBySudoIsRootForEveryCommand(String user) {
        SshSpec ssh = site.as(user, "key", true);
        assertThat(printed(ssh, "id", "-un")).isEqualTo("root");
        assertThat(printed(ssh, "bash", "-c", "echo \"$HOME $SUDO_USER $(id -u) $1\"", "bash", "a  b"))
                .isEqualTo("/root " + user + " 0 a  b");
    }

    @ParameterizedTest
    @CsvSource({
        "asks, sudo asks for a password, a password is required",
        "nothing, sudo asks for a password, a password is required",
        "other, sudo asks for a password, a password is required",
        "banned, sudo allows this user other commands, not allowed to execute",
        "tty, sudo wants a terminal, tty"
    })
    void sudoThatDoesNotRunOurCommandsIsSaidInItsOwnWords(String user, String found, String said) {
        assertThat(problem(site.as(user, "key", true), Map.of())).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SUDO_REFUSED);
            assertThat(problem.summary())
                    .contains("expected that " + user + " may run bash by sudo")
                    .contains(found);
            assertThat(problem.evidence()).anySatisfy(line -> assertThat(line).contains(said));
            assertThat(problem.remedy()).contains("cantian-upgrade sudoers");
        });
    }

    @ParameterizedTest
    @CsvSource({"snake, SyntaxError", "nobodyhome, not available", "noisy, Welcome"})
    void aLoginShellThatChangesWhatIsRunIsRefused(String user, String said) {
        assertThat(problem(site.as(user, "key", false), Map.of())).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.NODE_SYSTEM_UNSUPPORTED);
            assertThat(problem.summary()).contains("login shell of " + user);
            assertThat(problem.evidence()).anySatisfy(line -> assertThat(line).contains(said));
            assertThat(problem.remedy()).contains("usermod -s /bin/bash " + user);
        });
    }

    @Test
    void moreCommandsAtATimeThanTheServerAllowsWaitForEachOther() {
        try (SshShells shells = OpenSshSite.shells(Map.of())) {
            List<CompletableFuture<CommandResult>> all = IntStream.range(0, 30)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> shells.of(site.node(), site.root()).run(Command.of("echo", "n" + number))))
                    .toList();
            assertThat(all).allSatisfy(one -> assertThat(one.join().ok()).isTrue());
        }
    }

    private SshSpec locked(Optional<String> passphrase) {
        return new SshSpec(
                "root",
                site.file("locked"),
                site.known(),
                passphrase.map(SecretRef::new),
                false,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private SshSpec agent() {
        return new SshSpec("root", "", site.known(), Optional.empty(), true, Optional.empty(), Optional.empty(), false);
    }

    private static SshSpec over(int port) {
        return over(port, site.known());
    }

    private static SshSpec over(int port, String known) {
        return new SshSpec(
                "root",
                site.file("key"),
                known,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(new JumpHost("op", "127.0.0.1", port)),
                false);
    }

    /** As a person sees it on the console of the host. */
    private static String fingerprint(String key) {
        try {
            Process shows = new ProcessBuilder("ssh-keygen", "-l", "-f", site.file(key)).start();
            return new String(shows.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ")[1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String printed(SshSpec ssh, String... words) {
        try (SshShells shells = OpenSshSite.shells(Map.of())) {
            CommandResult result = shells.of(site.node(), ssh).run(Command.of(words));
            assertThat(result.exitCode())
                    .as(result.errors())
                    .isZero(); // What this machine's login files say is not ours.
            return result.output().strip();
        }
    }

    private static Problem problem(SshSpec ssh, Map<String, String> environment) {
        try (SshShells shells = OpenSshSite.shells(environment)) {
            return problem(shells, site.node(), ssh);
        }
    }

    private static Problem problem(SshShells shells, NodeSpec node, SshSpec ssh) {
        return catchThrowableOfType(
                        ProblemException.class, () -> shells.of(node, ssh).run(Command.of("true")))
                .problem();
    }
}
