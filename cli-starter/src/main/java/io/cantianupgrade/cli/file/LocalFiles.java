package io.cantianupgrade.cli.file;

import io.cantianupgrade.cli.file.YamlNode.Scalar;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that the cluster file names: relative to its own folder, with {@code ~} for the home folder. They must be there. */
final class LocalFiles {
    private static final List<String> USUAL_KEYS = List.of("~/.ssh/id_ed25519", "~/.ssh/id_rsa");

    private final Path folder;
    private final Path home;
    private final Mistakes mistakes;

    LocalFiles(Path folder, Path home, Mistakes mistakes) {
        this.folder = folder;
        this.home = home;
        this.mistakes = mistakes;
    }

    /** The absolute path of the file that {@code scalar} names; noted as a mistake when it is not there. */
    String existing(Section section, Field field, Scalar scalar) {
        return existing(section.path(field.key()), field, scalar.line(), scalar.text());
    }

    /** The same for a reference {@code file:…}; any other reference stays as it is. */
    String existingSecret(Section section, Field field, Scalar scalar) {
        if (!scalar.text().startsWith("file:")) {
            return scalar.text();
        }
        String file = scalar.text().substring("file:".length());
        return "file:" + existing(section.path(field.key()), field, scalar.line(), file);
    }

    /** The file that is used when the field is missing, noted as a mistake when there is none. */
    String usual(int line, String path, Field field, List<String> candidates) {
        Optional<String> there = candidates.stream()
                .filter(name -> Files.isReadable(resolve(name)))
                .findFirst();
        if (there.isEmpty()) {
            mistakes.add(line, path, field.expected(), "no " + String.join(", no ", candidates), field.remedy());
        }
        return resolve(there.orElse(candidates.get(0))).toString();
    }

    static List<String> usualKeys() {
        return USUAL_KEYS;
    }

    private String existing(String path, Field field, int line, String name) {
        try {
            Path file = resolve(name);
            if (!Files.isRegularFile(file)) {
                String instead = Files.exists(file) ? "a folder: %s" : "no such file: %s";
                mistakes.add(line, path, field.expected(), instead.formatted(file), field.remedy());
            } else if (!Files.isReadable(file)) {
                mistakes.add(line, path, field.expected(), "one that cannot be read: " + file, field.remedy());
            }
            return file.toString();
        } catch (InvalidPathException strange) {
            mistakes.add(line, path, field.expected(), "'" + name + "'", field.remedy());
            return name;
        }
    }

    private Path resolve(String name) {
        if (name.equals("~") || name.startsWith("~/")) {
            return home.resolve(name.substring(Math.min(2, name.length()))).normalize();
        }
        return folder.resolve(name).normalize();
    }
}
