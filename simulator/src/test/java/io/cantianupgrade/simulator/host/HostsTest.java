package io.cantianupgrade.simulator.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The hosts themselves: that they are hosts, and that their faults do what they say. */
@OnRealHosts
@Execution(ExecutionMode.SAME_THREAD)
class HostsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static Hosts hosts;
    private static Ssh ssh;

    @BeforeAll
    static void start() throws IOException {
        Path shared = Files.createDirectories(folder.resolve("shared"));
        hosts = Hosts.in(folder)
                .count(2)
                .sharing(shared, "/mnt/dbdata/remote")
                .sudoers("operator ALL=(ALL) NOPASSWD: /usr/bin/id")
                .environment("CANARY", "sung")
                .disk("64m")
                .start();
        ssh = Ssh.to(hosts);
    }

    @AfterAll
    static void end() {
        hosts.close();
    }

    @Test
    void usersLogInAtEveryHostAndHaveTheRightsThatTheTestGives() throws Exception {
        for (Host host : hosts.all()) {
            assertThat(ssh.run("root", host, "echo $(id -un) $(hostname) $CANARY"))
                    .isEqualTo("root " + host.name() + " sung\n0");
            assertThat(ssh.run("operator", host, "id -un; sudo -n id -un")).isEqualTo("operator\nroot\n0");
            assertThat(ssh.run("operator", host, "sudo -n cat /etc/shadow"))
                    .contains("password is required")
                    .endsWith("1");
            assertThat(host.run("su -s /bin/bash - cantian -c 'id -un; pwd'")).isEqualTo("cantian\n/home/cantian\n");
        }
    }

    @Test
    void filesArePrivateButForTheSharedMount() {
        Host one = hosts.host(0);
        Host other = hosts.host(1);
        one.run(
                "touch /opt/mine /home/mine /etc/systemd/system/mine.timer /usr/mine; echo word >/mnt/dbdata/remote/ours");
        assertThat(other.run("ls /opt /home /etc/systemd/system /usr")).doesNotContain("mine");
        assertThat(other.run("cat /mnt/dbdata/remote/ours")).isEqualTo("word\n");
        assertThat(Path.of("/usr/mine")).doesNotExist();
        assertThat(one.path("/opt/mine")).exists();
    }

    @Test
    void aLockOnTheSharedMountHoldsForTheOtherHost() throws IOException {
        Process holder = hosts.host(0).start("flock /mnt/dbdata/remote/lock bash -c 'echo held; read || true'");
        assertThat(holder.inputReader(UTF_8).readLine()).isEqualTo("held");
        assertThat(hosts.host(1).run("flock -n /mnt/dbdata/remote/lock true || echo refused"))
                .isEqualTo("refused\n");
        holder.getOutputStream().close();
        assertThat(holder.onExit().join().exitValue()).isZero();
    }

    @Test
    void nothingOfTheMachineRunsThereAndItsOwnFoldersAreEmpty() {
        assertThat(hosts.host(0).run("ps -e -o args=")).doesNotContain("java");
        assertThat(hosts.host(0).run("ls -A /root /mnt/dbdata /home/cantian"))
                .isEqualTo("/home/cantian:\n\n/mnt/dbdata:\nremote\n\n/root:\n");
    }

    @Test
    void aCutLinkLetsNothingThroughAndAHealedOneKeepsItsConnections() throws Exception {
        Host host = hosts.host(0);
        Process echo = ssh.start("root", host, "cat");
        echo.outputWriter(UTF_8).append("before\n").flush();
        assertThat(echo.inputReader(UTF_8).readLine()).isEqualTo("before");

        host.cutLink();
        assertThat(ssh.run("root", host, "true")).endsWith("255");
        host.healLink();

        echo.outputWriter(UTF_8).append("after\n").flush();
        assertThat(echo.inputReader(UTF_8).readLine()).isEqualTo("after");
        echo.getOutputStream().close();
        assertThat(echo.waitFor()).isZero();
    }

    @Test
    void aBadLinkIsSlowAndLosesNothingInTheEnd() throws Exception {
        Host host = hosts.host(1);
        Duration delay = Duration.ofMillis(200);
        Duration fast = took(() -> ssh.run("root", host, "true"));
        host.delayAndLose(delay, 0.02);
        Duration slow = took(() -> ssh.run("root", host, "true"));
        String much = ssh.run("root", host, "head -c 3000000 /dev/zero | tee >(md5sum >&2) >/dev/null; seq 99999");
        host.healLink();

        assertThat(slow).isGreaterThan(fast.plus(delay.multipliedBy(5)));
        assertThat(much.lines()).contains("1", "50000", "99999");
        assertThat(took(() -> ssh.run("root", host, "true"))).isLessThan(slow);
    }

    @Test
    void whatACommandDoesGoesOnWhenTheSshServerIsKilled() throws Exception {
        Host host = hosts.host(0);
        Process session = ssh.start("root", host, "echo began; read -t 2; touch /opt/went-on");
        assertThat(session.inputReader(UTF_8).readLine()).isEqualTo("began");
        host.killSshd();
        assertThat(session.waitFor()).isEqualTo(255);
        assertThat(ssh.run("root", host, "true")).endsWith("255");
        await().atMost(LIMIT).until(() -> Files.exists(host.path("/opt/went-on")));
        host.startSshd();
        assertThat(ssh.run("root", host, "true")).isEqualTo("0");
    }

    @Test
    void aRebootEndsEveryProcessAndKeepsTheDisk() throws Exception {
        Host host = hosts.host(1);
        String bootId = host.run("cat /proc/sys/kernel/random/boot_id");
        host.run("setsid bash -c 'exec -a survivor sleep 600' </dev/null >/dev/null 2>&1 & echo kept >/opt/kept");
        List<ProcessHandle> before = host.processes();
        assertThat(host.run("cat /proc/sys/kernel/random/boot_id")).isEqualTo(bootId);

        var back = host.rebootAfter(Duration.ofMillis(300));
        assertThat(before).noneMatch(ProcessHandle::isAlive);
        assertThatThrownBy(() -> host.run("true")).hasMessageContaining("node1 is off");
        back.join();

        assertThat(ssh.run("root", host, "cat /opt/kept; pgrep -f survivor")).isEqualTo("kept\n1");
        assertThat(host.run("cat /proc/sys/kernel/random/boot_id")).isNotEqualTo(bootId);
    }

    @Test
    void aFullDiskTakesNoByteMoreUntilItIsFreed() {
        Host host = hosts.host(0);
        host.fillDisk();
        assertThatThrownBy(() -> host.run("echo more >/opt/more && cat /opt/more"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
        host.freeDisk();
        assertThat(host.run("echo more >/opt/more && cat /opt/more")).isEqualTo("more\n");
    }

    @Test
    void aFrozenHostDoesNothingUntilItThaws() throws Exception {
        Host host = hosts.host(1);
        Process clock = host.start("while read -t 0.02 || true; do date +%N >/opt/clock; done");
        Path file = host.path("/opt/clock");
        await().atMost(LIMIT).until(() -> Files.exists(file));
        host.freeze();
        String stopped = Files.readString(file);
        assertThat(ssh.run("root", host, "true")).as("nobody answers").endsWith("255");
        assertThat(file).content().isEqualTo(stopped);
        host.thaw();
        await().atMost(LIMIT).until(() -> !Files.readString(file).equals(stopped));
        clock.destroyForcibly();
        assertThat(ssh.run("root", host, "true")).isEqualTo("0");
    }

    @Test
    void noProgramStartsInAFolderThatIsMountedWithoutThatRight() {
        Host host = hosts.host(0);
        host.run("mkdir /opt/still; cp /bin/true /opt/still/; /opt/still/true");
        host.mountNoexec("/opt/still");
        assertThatThrownBy(() -> host.run("/opt/still/true")).hasMessageContaining("Permission denied");
    }

    private static Duration took(Attempt attempt) throws Exception {
        long began = System.nanoTime();
        assertThat(attempt.run()).isEqualTo("0");
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private interface Attempt {
        String run() throws Exception;
    }
}
