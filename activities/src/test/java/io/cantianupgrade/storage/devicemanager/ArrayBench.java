package io.cantianupgrade.storage.devicemanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.simulator.array.ArraySetup;
import io.cantianupgrade.simulator.array.SimulatedArray;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.SnapshotName;
import io.cantianupgrade.storage.StorageArray;
import io.cantianupgrade.storage.devicemanager.ArrayPatience.RevertPatience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A simulated array with two file systems, and the product's client in front of it, impatient. */
final class ArrayBench implements AutoCloseable {

    static final String USER = "upgrade";

    /** With characters that JSON has to escape. */
    static final String PASSWORD = "canary-\"7\\ä";

    static final FileSystemRef PAGE = FileSystemRef.named("cantian_dbstor_page_fs");
    static final FileSystemRef ARCHIVE = FileSystemRef.named("cantian_archive_fs");
    static final SnapshotName NAME = SnapshotName.of("op-1", PAGE.name());

    final SimulatedArray simulated;
    final StorageArray array;
    private final Path folder;

    ArrayBench(Path folder) throws IOException {
        this(folder, setup -> setup);
    }

    ArrayBench(Path folder, UnaryOperator<ArraySetup> more) throws IOException {
        this.folder = folder;
        this.simulated = more.apply(SimulatedArray.in(folder.resolve("array"))
                        .user(USER)
                        .password(PASSWORD)
                        .fileSystem(PAGE.name(), "0", folder.resolve("page"))
                        .fileSystem(ARCHIVE.name(), "0", folder.resolve("archive")))
                .start();
        this.array = open(PASSWORD);
    }

    /** Another client of the same array. */
    StorageArray open(String password) {
        return open(password, simulated.certificate(), List.of(simulated.port()), impatient());
    }

    StorageArray open(String password, Path certificate, List<Integer> ports, ArrayPatience patience) {
        List<ArrayAddress> addresses =
                ports.stream().map(port -> new ArrayAddress("127.0.0.1", port)).toList();
        return DeviceManagerArray.open(new ArrayAccess(addresses, USER, password::toCharArray, certificate), patience);
    }

    static ArrayPatience impatient() {
        return patience(Duration.ofSeconds(5));
    }

    static ArrayPatience patience(Duration call) {
        Duration short_ = Duration.ofMillis(5);
        return new ArrayPatience(
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                call,
                List.of(short_, short_, short_),
                6,
                short_,
                Duration.ofMillis(40),
                4,
                Duration.ofMillis(15),
                new RevertPatience(
                        Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofMillis(400), Duration.ofSeconds(5)));
    }

    FileSystem page() {
        return array.fileSystem(PAGE);
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve("page").resolve(file), text);
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve("page").resolve(file));
    }

    boolean has(String file) {
        return Files.exists(folder.resolve("page").resolve(file));
    }

    /** How many such requests reached the array. */
    long requests(String method, String resource) {
        return simulated.audit().stream()
                .filter(entry -> entry.is(method, resource))
                .count();
    }

    static Problem problemOf(ThrowingCallable action) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, action);
        assertThat(thrown).as("a problem").isNotNull();
        return thrown.problem();
    }

    @Override
    public void close() {
        array.close();
        int leaked = simulated.openSessions();
        simulated.close();
        assertThat(leaked).as("sessions left open").isZero();
    }
}
