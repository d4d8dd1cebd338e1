package io.cantianupgrade.simulator;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scripts that come with the simulator, whether it runs from classes or from a jar. */
final class Resources {

    private static final String BASE = Resources.class.getPackageName().replace('.', '/');
    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final String PLAIN = "rw-r--r--";

    private Resources() {}

    /** Copies a folder of resources, with words like {@code @VERSION@} replaced; scripts become executable. */
    static void copy(String name, Path target, Map<String, String> words) throws IOException {
        Path home = home();
        if (Files.isDirectory(home)) {
            copyTree(home.resolve(BASE).resolve(name), target, words);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
            copyTree(jar.getPath(BASE, name), target, words);
        }
    }

    private static Path home() {
        try {
            return Path.of(Resources.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the simulator's own place is not a file", e);
        }
    }

    private static void copyTree(Path source, Path target, Map<String, String> words) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".class")) // A folder of resources may be a package, too.
                    .toList();
        }
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace("@" + word.getKey() + "@", word.getValue());
            }
            Path copy = target.resolve(source.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, text, StandardCharsets.UTF_8);
            Files.setPosixFilePermissions(
                    copy, PosixFilePermissions.fromString(text.startsWith("#!") ? EXECUTABLE : PLAIN));
        }
    }
}
