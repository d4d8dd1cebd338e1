package io.cantianupgrade.simulator.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second array with everything that the first one knew. */
class CopiedArrayTest {

    @TempDir
    private Path folder;

    @Test
    void aSnapshotIsRevertedInTheCopyAlone() throws IOException {
        Path original = Files.createDirectories(folder.resolve("page"));
        Path copied = Files.createDirectories(folder.resolve("copied-page"));
        Files.writeString(original.resolve("data"), "before");
        try (SimulatedArray array = start("array", original)) {
            PlainClient client = loggedIn(array);
            String page = array.fileSystem("page").id();
            client.send("POST", "fssnapshot", "{\"NAME\":\"taken\",\"PARENTID\":\"" + page + "\",\"PARENTTYPE\":40}");
            Files.writeString(original.resolve("data"), "after");
            Files.writeString(copied.resolve("data"), "after");

            array.copyTo(folder.resolve("other"));

            try (SimulatedArray copy = start("other", copied)) {
                assertThat(copy.snapshots()).isEqualTo(array.snapshots()).hasSize(1);
                assertThat(copy.deviceId()).isEqualTo(array.deviceId());
                assertThat(copy.port()).isNotEqualTo(array.port());

                String taken = copy.snapshots().get(0).id();
                loggedIn(copy).send("PUT", "fssnapshot/rollback_fssnapshot", "{\"ID\":\"" + taken + "\"}");
                await().until(() -> Files.exists(copied.resolve("data"))
                        && Files.readString(copied.resolve("data")).equals("before"));
                copy.removeSnapshot(taken);

                assertThat(original.resolve("data")).hasContent("after");
                assertThat(array.snapshots()).hasSize(1);
            }
        }
    }

    private SimulatedArray start(String state, Path page) throws IOException {
        return SimulatedArray.in(folder.resolve(state))
                .user("admin")
                .password("password")
                .fileSystem("page", "0", page)
                .start();
    }

    private static PlainClient loggedIn(SimulatedArray array) throws IOException {
        PlainClient client = new PlainClient(array);
        client.logIn("sessions", "admin", "password");
        return client;
    }
}
