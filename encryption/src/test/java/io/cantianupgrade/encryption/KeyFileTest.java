package io.cantianupgrade.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path folder;

    @Test
    void aNewFileHasOneKeyAndIsItsOwnersOnly() throws IOException {
        Path file = folder.resolve("below/keys");
        KeyRotation rotation = KeyRotation.in(file, TODAY);
        assertThat(rotation.id()).matches("2026-01-31-[0-9a-f]{4}");
        assertThat(rotation.older()).isZero();
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.getParent())).isEqualTo("rwx------");
        assertThat(KeyFile.open(file).current().id()).isEqualTo(rotation.id());
    }

    @Test
    void aRotationPutsTheNewKeyBeforeTheOldOnes() throws IOException {
        Path file = folder.resolve("keys");
        String first = KeyRotation.in(file, TODAY).id();
        EncryptionKey old = KeyFile.open(file).current();
        KeyRotation rotation = KeyRotation.in(file, TODAY);
        KeyFile keys = KeyFile.open(file);
        assertThat(rotation.older()).isEqualTo(1);
        assertThat(keys.current().id()).isEqualTo(rotation.id()).isNotEqualTo(first);
        assertThat(keys.find(first)).contains(old);
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void whoeverRunsFindsAKeyThatCameLater() {
        Path file = folder.resolve("keys");
        KeyRotation.in(file, TODAY);
        KeyFile running = KeyFile.open(file);
        String before = running.current().id();
        String later = KeyRotation.in(file, TODAY).id();
        assertThat(running.current().id()).isEqualTo(before);
        assertThat(running.find(later)).isPresent();
        assertThat(running.current().id()).isEqualTo(later);
        assertThat(running.find("never")).isEmpty();
    }

    @Test
    void commentsAndBlankLinesMayStandThere() throws IOException {
        Path file = written("# ours\n\n  a  " + KEY + "\nb\t" + KEY + "\n");
        assertThat(KeyFile.open(file).current().id()).isEqualTo("a");
        assertThat(KeyFile.open(file).find("b")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--", "rw----r--", "rw-rw----", "rw--w----", "rwx------"})
    void aFileThatOthersReachIsRefused(String mode) throws IOException {
        Path file = written("a " + KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        Problem problem = problemOf(file);
        assertThat(problem.summary()).contains("expected mode 0600", mode);
        assertThat(problem.remedy()).contains("chmod 600 " + file);
    }

    @Test
    void aFileThatIsReadOnlyIsFine() throws IOException {
        Path file = written("a " + KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(KeyFile.open(file).current().id()).isEqualTo("a");
    }

    @Test
    void noFileAFolderAndAnEmptyFileAreRefused() throws IOException {
        assertThat(problemOf(folder.resolve("nowhere")).summary()).contains("no such file");
        assertThat(problemOf(folder.resolve("nowhere")).remedy()).contains("cantian-upgrade key new --file");
        assertThat(problemOf(folder).summary()).contains("found a folder");
        assertThat(problemOf(written("# nothing\n")).summary()).contains("expected at least one line");
    }

    @Test
    void everyMistakeIsNamedWithItsLineAndNoKeyIsShown() throws IOException {
        Problem problem = problemOf(written(String.join(
                "\n",
                "one-word",
                "a b c",
                "bad/id " + KEY,
                "a Hunter2*not/base64",
                "b " + Base64.getEncoder().encodeToString(new byte[31]),
                "good " + KEY,
                "good " + KEY)));
        assertThat(problem.evidence())
                .containsExactly(
                        "line 1: expected KEY-ID BASE64, found one word",
                        "line 2: expected KEY-ID BASE64, found 3 words",
                        "line 3: expected an id of 1 to 32 of A-Z, a-z, 0-9, '.', '_' and '-', found another word",
                        "line 4: the key a is not base64",
                        "line 5: the key b has 31 bytes instead of 32",
                        "line 7: the id good stands there a second time");
        assertThat(problem.toString()).doesNotContain("Hunter2", KEY);
    }

    /** A rotation must not throw keys away that it could not read. */
    @ParameterizedTest
    @ValueSource(strings = {"a nonsense", "\u00ff"})
    void aFileWithMistakesIsNotRotated(String text) throws IOException {
        Path file = written(text);
        assertThat(catchThrowableOfType(ProblemException.class, () -> KeyRotation.in(file, TODAY)))
                .isNotNull();
        assertThat(Files.readString(file)).isEqualTo(text);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aRotationThatIsUnderWayKeepsTheNextOneOut() throws IOException {
        Path file = written("a " + KEY);
        Files.createFile(folder.resolve("keys.new"));
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> KeyRotation.in(file, TODAY));
        assertThat(refused.problem().summary()).contains("another rotation");
        assertThat(refused.problem().remedy()).contains("remove " + folder.resolve("keys.new"));
        assertThat(folder.resolve("keys.new")).exists();
    }

    private Path written(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Problem problemOf(Path file) {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> KeyFile.open(file))
                .problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.KEY_FILE_INVALID);
        assertThat(List.of(problem.where())).containsExactly(file.toString());
        return problem;
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
