package io.cantianupgrade.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a group of hosts begins and ends. */
@OnRealHosts
class HostGroupsTest {

    @TempDir
    private Path folder;

    @Test
    void hostsBehindAJumpHostAreReachedThroughItOnly() throws Exception {
        try (Hosts hosts = Hosts.in(folder).behindJumpHost().start()) {
            Ssh direct = Ssh.to(hosts);
            for (Host host : hosts.all()) {
                assertThat(direct.throughJumpHost().run("root", host, "hostname"))
                        .isEqualTo(host.name() + "\n0");
            }
            assertThat(direct.run("root", hosts.jumpHost(), "hostname")).isEqualTo("jump\n0");
            assertThat(direct.run("root", hosts.host(0), "hostname")).endsWith("255");
            hosts.host(1).crash();
            hosts.host(1).boot();
            assertThat(direct.throughJumpHost().run("root", hosts.host(1), "hostname"))
                    .isEqualTo("node1\n0");
        }
    }

    @Test
    void nothingIsLeftOfAGroupThatWasClosed() {
        List<ProcessHandle> processes;
        List<String> mounts;
        try (Hosts hosts = Hosts.in(folder).count(1).start()) {
            hosts.host(0).run("setsid sleep 600 </dev/null >/dev/null 2>&1 &");
            processes = hosts.host(0).processes();
            mounts = ours(Owner.word()::equals);
            assertThat(processes).hasSizeGreaterThan(2);
            assertThat(mounts).hasSize(2);
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(ours(Owner.word()::equals)).isEmpty();
        assertThat(folder.resolve("node0")).isEmptyDirectory();
    }

    @Test
    void whatAKilledRunLeavesIsTakenAwayWhenTheNextGroupStarts() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledRun.class.getName(),
                        folder.resolve("killed").toString())
                .redirectErrorStream(true)
                .start();
        String word;
        try (BufferedReader output = run.inputReader()) {
            word = output.readLine();
            assertThat(Abandoned.processes(word::equals)).isNotEmpty();
            assertThat(Abandoned.mounts(word::equals)).hasSize(2);
            assertThat(Abandoned.bridges(word::equals)).hasSize(1);
            run.destroyForcibly().onExit().join();
        }
        Hosts.in(folder.resolve("next")).count(1).start().close();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(Abandoned.processes(word::equals))
                .isEmpty());
        assertThat(Abandoned.mounts(word::equals)).isEmpty();
        assertThat(Abandoned.bridges(word::equals)).isEmpty();
    }

    /** Mounts below the folder of the test, whose other groups may run at the same time. */
    private List<String> ours(Predicate<String> owner) {
        return Abandoned.mounts(owner).stream()
                .filter(mount -> Path.of(mount).startsWith(folder))
                .toList();
    }

    /** A run of tests that never comes to its end. */
    static final class KilledRun {
        private KilledRun() {}

        public static void main(String[] words) throws Exception {
            Hosts hosts = Hosts.in(Files.createDirectories(Path.of(words[0])))
                    .count(1)
                    .start();
            hosts.host(0).freeze(); // A host that would end by itself may be unable to.
            System.out.println(Owner.word());
            System.in.read();
        }
    }
}
