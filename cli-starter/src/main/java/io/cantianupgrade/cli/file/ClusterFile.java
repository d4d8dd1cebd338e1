package io.cantianupgrade.cli.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cantianupgrade.cli.file.YamlNode.Mapping;
import io.cantianupgrade.cli.file.YamlTree.Reference;
import io.cantianupgrade.cli.file.YamlTree.SecondDocument;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code cluster.yaml}. */
public final class ClusterFile {
    private static final long LARGEST = 256 * 1024;

    private ClusterFile() {}

    /**
     * @param home what {@code ~} stands for
     * @throws ClusterFileInvalid with every mistake of the file, each with its line
     */
    public static ClusterSpec load(Path file, Path home) throws ClusterFileInvalid {
        Path absolute = file.toAbsolutePath().normalize();
        String text = textOf(file, absolute);
        Mistakes mistakes = new Mistakes(file.toString());
        Optional<ClusterSpec> spec = read(text, mistakes, new LocalFiles(absolute.getParent(), home, mistakes));
        if (mistakes.any()) {
            throw new ClusterFileInvalid(mistakes.problems());
        }
        return spec.orElseThrow();
    }

    private static Optional<ClusterSpec> read(String text, Mistakes mistakes, LocalFiles files) {
        try {
            YamlNode root = YamlTree.read(text);
            if (root instanceof Mapping mapping) {
                return new ClusterSections(mapping, mistakes, files).read();
            }
            mistakes.add(root.line(), "", "a group of fields", root.words(), Field.example("cluster: prod-a"));
        } catch (JsonProcessingException notYaml) {
            NotYaml found = NotYaml.of(notYaml);
            mistakes.add(found.line(), "", "YAML", found.instead(), found.remedy());
        } catch (Reference reference) {
            mistakes.add(reference.line(), "", "every value written out", reference.words(), "write the value itself");
        } catch (SecondDocument second) {
            mistakes.add(second.line(), "", "one document", "a second one", "remove what follows the line ---");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading a text failed", impossible);
        }
        return Optional.empty();
    }

    private static String textOf(Path file, Path absolute) throws ClusterFileInvalid {
        try {
            if (Files.isDirectory(absolute)) {
                throw unreadable(file, "expected a cluster file, found a folder", "name the file in it with -f");
            }
            if (Files.size(absolute) > LARGEST) {
                throw unreadable(
                        file, "expected a cluster file, found one of more than 256 KiB", "name another file with -f");
            }
            return Files.readString(absolute);
        } catch (NoSuchFileException missing) {
            throw unreadable(
                    file, "there is no such file", "name the cluster file with -f, or write one: cantian-upgrade init");
        } catch (CharacterCodingException notText) {
            throw unreadable(file, "expected a text in UTF-8, found other bytes", "save the file as UTF-8");
        } catch (IOException failed) {
            throw unreadable(file, "cannot be read: " + failed.getMessage(), "look at the file and its permissions");
        }
    }

    private static ClusterFileInvalid unreadable(Path file, String summary, String remedy) {
        return new ClusterFileInvalid(
                List.of(new Problem(ProblemCode.CLUSTER_FILE_INVALID, file.toString(), summary, List.of(), remedy)));
    }
}
