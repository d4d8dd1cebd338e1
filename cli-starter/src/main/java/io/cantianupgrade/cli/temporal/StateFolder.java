package io.cantianupgrade.cli.temporal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** Where the service of this machine keeps its database, its log, and the address of its Web UI. */
public record StateFolder(Path path) {
    /** {@code ~/.local/state/cantian-upgrade}, or what XDG_STATE_HOME says. */
    public static StateFolder of(Map<String, String> environment, Path home) {
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".local/state");
        return new StateFolder(base.resolve("cantian-upgrade"));
    }

    public Path serviceLog() {
        return path.resolve("service.log");
    }

    public void create() throws IOException {
        Files.createDirectories(path);
    }

    /** Taken by the service's process for as long as it lives; empty when another process has it. */
    public Optional<FileLock> lock() throws IOException {
        create();
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return Optional.ofNullable(lock);
    }

    /** Says that service and worker are ready, and where the Web UI is. */
    public void ready(Optional<String> webUi) throws IOException {
        Files.writeString(webUiFile(), webUi.orElse(""));
    }

    public void notReady() throws IOException {
        Files.deleteIfExists(webUiFile());
    }

    public boolean isReady() {
        return Files.exists(webUiFile());
    }

    /** Address of the Web UI of this machine's service, as it said when it began. */
    public Optional<String> webUi() {
        try {
            return Optional.of(Files.readString(webUiFile()).strip()).filter(address -> !address.isEmpty());
        } catch (IOException neverBegan) {
            return Optional.empty();
        }
    }

    private Path webUiFile() {
        return path.resolve("web-ui");
    }
}
