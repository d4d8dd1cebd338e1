package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bad input: each a clear error with its exit code, and nothing changed on any node. */
class RefusedIT {

    private static Installation installation;
    private static Site site;
    private static WorkerHere worker;

    @BeforeAll
    static void start() {
        installation = Installation.start();
        site = Site.named("refused");
        worker = installation.startWorkerHere();
    }

    @AfterAll
    static void end() {
        worker.close();
        installation.close();
        site.close();
    }

    @Test
    void aPackageThatIsNotThere() {
        refuses(
                2,
                file -> file.replaceFirst("(?m)^  package: .*", "  package: /nowhere/Cantian.tgz"),
                "/nowhere/Cantian.tgz");
    }

    @Test
    void aPackageWithAnotherChecksum() {
        refuses(
                1,
                file -> file.replaceFirst("(?m)^  sha256: .*", "  sha256: " + "0".repeat(64)),
                "PACKAGE_CHECKSUM_WRONG",
                "0".repeat(64));
    }

    @Test
    void aPackageThatIsNoRelease() throws IOException {
        Path broken = Files.writeString(Files.createTempFile("Cantian_broken", ".tgz"), "not a package");
        refuses(
                1,
                file -> file.replaceFirst("(?m)^  package: .*", "  package: " + broken)
                        .replaceFirst("(?m)^  sha256: .*\n", ""),
                "PACKAGE_UNREADABLE");
    }

    @Test
    void aKeyThatTheFileDoesNotKnow() {
        refuses(2, file -> file.replaceFirst("(?m)^cluster:", "clutser: x\ncluster:"), "clutser", "cluster");
    }

    @Test
    void aNodeThatDoesNotAnswer() {
        refuses(1, file -> port(file, 1, "1"), "NODE_UNREACHABLE", "node 1");
    }

    @Test
    void aNodeThatRefusesTheLogin() throws IOException {
        Path folder = Files.createTempDirectory("other-key");
        new ProcessBuilder(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-f",
                        folder.resolve("id").toString())
                .start()
                .onExit()
                .join();
        refuses(
                1,
                file -> file.replaceFirst("(?m)^  identityFile: .*", "  identityFile: " + folder.resolve("id")),
                "NODE_REFUSES_LOGIN");
    }

    @Test
    void aNodeWithAnUnknownHostKey() throws IOException {
        Path empty = Files.createTempFile("known", "hosts");
        refuses(1, file -> file.replaceFirst("(?m)^  knownHosts: .*", "  knownHosts: " + empty), "HOST_KEY_UNKNOWN");
    }

    @Test
    void aNodeWithAChangedHostKey() throws IOException {
        String known = Files.readString(site.cluster().knownHosts());
        Path swapped = Files.createTempFile("known", "hosts");
        int first = site.cluster().node(0).sshPort();
        int second = site.cluster().node(1).sshPort();
        Files.writeString(
                swapped,
                known.replace(":" + first + " ", ":x ")
                        .replace(":" + second + " ", ":" + first + " ")
                        .replace(":x ", ":" + second + " "));
        refuses(1, file -> file.replaceFirst("(?m)^  knownHosts: .*", "  knownHosts: " + swapped), "HOST_KEY_CHANGED");
    }

    @Test
    void aTargetThatIsAlreadyInstalled() {
        inAnotherSite("same", Site.TARGET, Site.TARGET, Map.of(), "SOURCE_IS_TARGET");
    }

    @Test
    void aSourceThatIsNotInTheWhiteList() {
        inAnotherSite(
                "unlisted",
                Site.SOURCE,
                Site.TARGET,
                Map.of("24.06.*", "offline,rollup"),
                "SOURCE_NOT_ALLOWED",
                Site.SOURCE);
    }

    @Test
    void aModeThatTheWhiteListDoesNotAllow() {
        inAnotherSite("rollup-only", Site.SOURCE, Site.TARGET, Map.of("24.12.*", "rollup"), "MODE_NOT_ALLOWED");
    }

    @Test
    void aServiceThatCannotBeReached() {
        Ended ended = installation.run("plan", "-f", site.clusterFile(), "--address", "127.0.0.1:1");
        assertThat(ended.exitCode()).as(ended.everything()).isEqualTo(4);
    }

    private static void inAnotherSite(
            String name, String source, String target, Map<String, String> whiteList, String... expected) {
        StringBuilder rows = new StringBuilder("SOURCE-VERSION UPGRADE-MODE CHANGE_SYSTEM\n");
        whiteList.forEach((version, modes) -> rows.append(version + " " + modes + " false\n"));
        try (Site other = Site.named(
                name,
                builder -> whiteList.isEmpty()
                        ? builder.source(source).target(target)
                        : builder.source(source).target(target).whitelist(rows.toString()))) {
            refuses(other, 1, other.clusterFile(), expected);
        }
    }

    private static void refuses(int exitCode, UnaryOperator<String> mistake, String... expected) {
        refuses(site, exitCode, site.clusterFileWith(mistake), expected);
    }

    private static void refuses(Site site, int exitCode, String file, String... expected) {
        Map<String, String> before = site.fingerprint();
        Ended ended = installation.run("upgrade", "offline", "--yes", "-f", file);
        assertThat(ended.exitCode()).as(ended.everything()).isEqualTo(exitCode);
        assertThat(ended.everything()).contains(expected).doesNotContain("\tat ", "Exception");
        assertThat(site.fingerprint()).as("nothing may be changed").isEqualTo(before);
    }

    private static String port(String file, int node, String port) {
        return file.replace("port: " + site.cluster().node(node).sshPort(), "port: " + port);
    }
}
