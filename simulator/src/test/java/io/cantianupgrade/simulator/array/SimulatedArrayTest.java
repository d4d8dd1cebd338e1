package io.cantianupgrade.simulator.array;

import static io.cantianupgrade.simulator.array.PlainClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The behaviours S1 to S22 of the reference that the product's own tests do not reach. */
final class SimulatedArrayTest {

    private static final String CREATE = "{\"NAME\":\"s1\",\"PARENTID\":\"1\",\"PARENTTYPE\":40}";
    private static final String ROLL_BACK = "{\"ID\":\"1@s1\"}";

    @TempDir
    private Path folder;

    @Test
    void loginsAreTakenAtBothAddressesAndTheCookieHasItsForm() throws IOException {
        try (SimulatedArray array = start()) {
            PlainClient client = new PlainClient(array);
            for (String resource : new String[] {"sessions", "login"}) {
                assertThat(code(client.logIn(resource, "upgrade", "secret"))).isZero();
                assertThat(client.setCookie())
                        .matches("session=ismsession=[0-9a-f]{64};SameSite=Lax;path=/;httponly;secure");
            }
            assertThat(array.openSessions()).isEqualTo(2);
        }
    }

    @Test
    void theTokenWithoutTheCookieIsNotEnough() throws IOException {
        try (SimulatedArray array = start()) {
            PlainClient client = new PlainClient(array);
            client.logIn("sessions", "upgrade", "secret");
            client.forgetCookie();
            assertThat(code(client.ask("GET", "system/"))).isEqualTo(-401);
        }
    }

    @Test
    void anIdleSessionEnds() throws IOException {
        try (SimulatedArray array = start()) {
            array.sessionRules().idleLimit(Duration.ofMillis(1));
            new PlainClient(array).logIn("sessions", "upgrade", "secret");
            Awaitility.await().until(() -> array.openSessions() == 0);
        }
    }

    @Test
    void wrongPasswordsLockTheAccount() throws IOException {
        try (SimulatedArray array = start()) {
            PlainClient client = new PlainClient(array);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(code(client.logIn("sessions", "upgrade", "wrong"))).isEqualTo(1077949061);
            }
            assertThat(code(client.logIn("sessions", "upgrade", "secret"))).isEqualTo(1077987871);
        }
    }

    @Test
    void resourcesIgnoreCaseAndQueriesTolerateWhatKnownClientsSend() throws IOException {
        try (SimulatedArray array = start()) {
            PlainClient client = loggedIn(array);
            client.send("POST", "FSSNAPSHOT", CREATE);
            assertThat(client.ask("GET", "FsSnapshot?PARENTNAME=page&&vstoreId=0")
                            .at("/data/0/SNAPTYPE")
                            .asText())
                    .isEqualTo("1");
            assertThat(client.ask("GET", "filesystem?filter=NAME%3A%3Apage&range=%5B0-100%5D")
                            .at("/data/0/ID")
                            .asText())
                    .isEqualTo("1");
            assertThat(client.ask("GET", "filesystem?filter=NAME::pag&range=[0-100]")
                            .has("data"))
                    .isFalse();
            assertThat(client.ask("GET", "filesystem?filter=NAME:pag")
                            .at("/data/0/NAME")
                            .asText())
                    .isEqualTo("page");
        }
    }

    @Test
    void aRollbackBringsModesLinksTimesAndOldFilesBack() throws IOException {
        try (SimulatedArray array = start()) {
            PlainClient client = loggedIn(array);
            Path page = folder.resolve("page");
            FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
            Path script = Files.writeString(
                    Files.createDirectories(page.resolve("bin")).resolve("run.sh"), "echo");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
            Files.setLastModifiedTime(script, old);
            Files.createSymbolicLink(page.resolve("current"), Path.of("bin"));
            Files.createSymbolicLink(page.resolve("dangling"), Path.of("nowhere"));
            Files.setLastModifiedTime(page.resolve("bin"), old);
            client.send("POST", "fssnapshot", CREATE);

            Files.delete(script);
            Files.delete(page.resolve("current"));
            Files.createDirectories(page.resolve("newer/deep"));
            assertThat(code(client.send("PUT", "fssnapshot/rollback_fssnapshot", ROLL_BACK)))
                    .isZero();
            Awaitility.await()
                    .until(() -> Files.exists(page.resolve("dangling"), LinkOption.NOFOLLOW_LINKS)
                            && state(client).equals("0"));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
                    .isEqualTo("rwxr-x---");
            assertThat(Files.getLastModifiedTime(script)).isEqualTo(old);
            assertThat(Files.getLastModifiedTime(page.resolve("bin"))).isEqualTo(old);
            assertThat(Files.readSymbolicLink(page.resolve("current"))).isEqualTo(Path.of("bin"));
            assertThat(page.resolve("newer")).doesNotExist();
        }
    }

    @Test
    void whileItRollsBackAFileSystemRefusesWhatWouldDisturbIt() throws IOException {
        try (SimulatedArray array = start()) {
            PlainClient client = loggedIn(array);
            client.send("POST", "fssnapshot", CREATE);
            array.rollbackRules().startDelay(Duration.ofMinutes(1));
            client.send("PUT", "fssnapshot/rollback_fssnapshot", ROLL_BACK);

            assertThat(code(client.send("PUT", "fssnapshot/rollback_fssnapshot", ROLL_BACK)))
                    .isEqualTo(1073754140);
            assertThat(code(client.send("POST", "fssnapshot", CREATE.replace("s1", "s2"))))
                    .isEqualTo(1073754140);
            assertThat(code(client.ask("DELETE", "fssnapshot/1@s1"))).isEqualTo(1073754147);
        }
    }

    @Test
    void aRollbackRemovesNewerSnapshotsAndASharedFileSystemRefusesIt() throws IOException {
        try (SimulatedArray array = start()) {
            PlainClient client = loggedIn(array);
            client.send("POST", "fssnapshot", CREATE);
            client.send("POST", "fssnapshot", CREATE.replace("s1", "s2"));
            array.fileSystem("page").shared(true);
            assertThat(code(client.send("PUT", "fssnapshot/rollback_fssnapshot", ROLL_BACK)))
                    .isEqualTo(1073754116);
            array.fileSystem("page").shared(false);
            client.send("PUT", "fssnapshot/rollback_fssnapshot", ROLL_BACK);
            Awaitility.await().until(() -> array.snapshots().size() == 1);
            assertThat(array.snapshots().get(0).name()).isEqualTo("s1");
        }
    }

    @Test
    void anotherStartInTheFolderIsTheSameArrayAndEndsWhatWasInterrupted() throws IOException {
        int port;
        String device;
        byte[] certificate;
        try (SimulatedArray array = start()) {
            PlainClient client = loggedIn(array);
            Files.writeString(folder.resolve("page/data"), "before");
            client.send("POST", "fssnapshot", CREATE);
            Files.writeString(folder.resolve("page/data"), "after");
            array.rollbackRules().startDelay(Duration.ofMillis(400));
            client.send("PUT", "fssnapshot/rollback_fssnapshot", ROLL_BACK);
            port = array.port();
            device = array.deviceId();
            certificate = Files.readAllBytes(array.certificate());
        }
        assertThat(Files.readString(folder.resolve("page/data"))).isEqualTo("after");
        try (SimulatedArray again = start()) {
            assertThat(again.port()).isEqualTo(port);
            assertThat(again.deviceId()).isEqualTo(device);
            assertThat(Files.readAllBytes(again.certificate())).isEqualTo(certificate);
            assertThat(again.openSessions()).isZero();
            assertThat(again.snapshots()).extracting(SimulatedSnapshot::id).containsExactly("1@s1");
            Awaitility.await()
                    .until(() -> Files.exists(folder.resolve("page/data"))
                            && Files.readString(folder.resolve("page/data")).equals("before"));
        }
    }

    @Test
    void theAuditSaysWhoAskedWhatAndKeepsNoSecrets() throws IOException {
        try (SimulatedArray array = start()) {
            loggedIn(array).ask("GET", "system/");
            assertThat(array.audit())
                    .extracting(AuditEntry::user, AuditEntry::method, AuditEntry::code)
                    .containsExactly(tuple("-", "POST", 0L), tuple("upgrade", "GET", 0L));
            assertThat(Files.readString(folder.resolve("array/audit.log")))
                    .contains(" upgrade GET /deviceManager/rest/" + array.deviceId() + "/system/ 0")
                    .doesNotContain("secret");
        }
    }

    private SimulatedArray start() throws IOException {
        return SimulatedArray.in(folder.resolve("array"))
                .user("upgrade")
                .password("secret")
                .fileSystem("page", "0", folder.resolve("page"))
                .start();
    }

    private static PlainClient loggedIn(SimulatedArray array) throws IOException {
        PlainClient client = new PlainClient(array);
        client.logIn("sessions", "upgrade", "secret");
        return client;
    }

    private static String state(PlainClient client) throws IOException {
        return client.ask("GET", "fssnapshot/query_fs_snapshot_rollback?PARENTID=1")
                .at("/data/rollbackStatus")
                .asText();
    }
}
