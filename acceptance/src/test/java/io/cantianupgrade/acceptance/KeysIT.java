package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** An operation outlives its key: rotated while it is open, once under a running worker, once before a new one. */
class KeysIT {

    @TempDir
    private Path folder;

    @Test
    void anOperationGoesOnAfterRotationsAndNobodyWithoutTheKeyReadsIt() throws IOException {
        String keys = folder.resolve("keys").toString();
        try (Installation installation = Installation.start();
                Site site = Site.named("keys")) {
            rotate(installation, keys);
            Path stale = Files.copy(Path.of(keys), folder.resolve("stale"), StandardCopyOption.COPY_ATTRIBUTES);
            String file = site.clusterFileWith(Map.of("VERDICT", "leave"));
            try (WorkerProcess first = installation.startWorker(Map.of(), "--key-file", keys)) {
                assertThat(first.log()).exists();
                Ended asking =
                        installation.run("upgrade", "offline", "--yes", "-o", "json", "--key-file", keys, "-f", file);
                assertThat(asking.exitCode()).as(asking.everything()).isEqualTo(3);

                rotate(installation, keys);
                Ended wrong = installation.run("answer", "keys", "perhaps", "--key-file", keys);
                assertThat(wrong.exitCode()).isEqualTo(2);
                assertThat(wrong.err()).contains("not 'perhaps'"); // The worker that runs has read the new key.
            }
            rotate(installation, keys);
            try (WorkerProcess second = installation.startWorker(Map.of(), "--key-file", keys)) {
                assertThat(second.log()).exists();
                Ended answer = installation.run("answer", "keys", "yes", "--key-file", keys);
                assertThat(answer.exitCode()).as(answer.everything()).isZero();
                assertThat(installation
                                .awaitState("keys", "STOPPED", "--key-file", keys)
                                .exitCode())
                        .isEqualTo(1);
                assertThat(site.installedVersion(0)).isEqualTo(Site.TARGET);

                assertUnreadable(installation.run("status", "keys"), "no key file is configured here");
                assertUnreadable(
                        installation.run("status", "keys", "--key-file", stale.toString()),
                        "the key file here does not have it");
            }
            assertThat(installation.kept("keys")).doesNotContain("cluster.yaml", "127.0.0.1", "sysPassword");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = Sweeps.PROPERTY, matches = "true")
    void aWorkerThatLacksTheKeyIsNamedAndGoesOnWhenItHasIt() {
        String keys = folder.resolve("keys").toString();
        try (Installation installation = Installation.start();
                Site site = Site.named("lacking")) {
            rotate(installation, keys);
            String file = site.clusterFileWith(Map.of("VERDICT", "leave"));
            try (WorkerProcess lacking = installation.startWorker()) {
                assertThat(lacking.log()).exists();
                Ended plan = installation.run("plan", "--key-file", keys, "-f", file);
                assertThat(plan.exitCode()).as(plan.everything()).isEqualTo(1);
                assertThat(plan.err()).contains("A worker took it up and cannot read it", "no key file is configured");
            }
            try (WorkerProcess having = installation.startWorker(Map.of(), "--key-file", keys)) {
                assertThat(having.log()).exists();
                Ended plan = installation.run("plan", "--key-file", keys, "-f", file);
                assertThat(plan.exitCode()).as(plan.everything()).isZero();
            }
        }
    }

    private static void assertUnreadable(Ended status, String why) {
        assertThat(status.exitCode()).as(status.everything()).isEqualTo(1);
        assertThat(status.err()).contains("it is encrypted with the key", why, "do  copy the key file");
        assertThat(status.err()).doesNotContain("Exception", "\tat ");
    }

    private static void rotate(Installation installation, String keys) {
        assertThat(installation.run("key", "new", "--file", keys).exitCode()).isZero();
    }
}
