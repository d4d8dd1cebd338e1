package io.cantianupgrade.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.language.Language;
import io.cantianupgrade.cli.language.Translation;
import io.cantianupgrade.cli.operation.RunningStep;
import io.cantianupgrade.contract.OperationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every screen against what it looked like when somebody last looked at it. After a change that is wanted, run with
 * {@code SCREENS_WRITE=true} in the environment to write the files anew, and read the difference.
 */
class ScreensTest {
    private static final Path FOLDER = Path.of("src/test/resources/screens");
    private static final RunningStep LOG = new RunningStep(
            "node 0", 1, 2, Optional.of("waiting for database OPEN: MOUNT"), Optional.empty(), Optional.empty());
    private static final List<String> FOOTER =
            List.of("Ctrl-C leaves it running.", "Web UI: http://127.0.0.1:8233/namespaces/default");

    static Stream<Arguments> screens() {
        return Stream.of(Language.values()).flatMap(ScreensTest::in);
    }

    private static Stream<Arguments> in(Language language) {
        try {
            Translation.speak(language);
            return all().toList().stream().map(screen -> Arguments.of(language, screen.get()[0], screen.get()[1]));
        } finally {
            Translation.speak(Language.ENGLISH);
        }
    }

    private static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("live", live(Examples.running(), 24)),
                Arguments.of("live-in-a-low-terminal", live(Examples.running(), 10)),
                Arguments.of("live-in-a-narrow-terminal", live(Examples.running(), 24, 60)),
                Arguments.of("status-running", status(Examples.running())),
                Arguments.of("status-asking", status(Examples.asking())),
                Arguments.of("status-holding", status(Examples.holding())),
                Arguments.of("status-array-is-silent", status(Examples.arrayIsSilent())),
                Arguments.of("status-directory-is-asked", status(Examples.directoryIsAsked())),
                Arguments.of("status-prepared", status(Examples.prepared())),
                Arguments.of("status-committed", status(Examples.committed())),
                Arguments.of("status-stopped", status(Examples.stopped())),
                Arguments.of("status-refused", status(Examples.refused())),
                Arguments.of("rolling-plan", RollingExamples.plan()),
                Arguments.of("rolling-plan-answered-ahead", RollingExamples.planAnsweredAhead()),
                Arguments.of("rolling-consent", status(RollingExamples.askingForConsent())),
                Arguments.of("rolling-backup", status(RollingExamples.askingForBackup())),
                Arguments.of("rolling-inputs", status(RollingExamples.askingForInputs())),
                Arguments.of("rolling-running", status(RollingExamples.running())),
                Arguments.of("rolling-live", live(RollingExamples.running(), 24)),
                Arguments.of("rolling-holding", status(RollingExamples.holdingWithVetoWindow())),
                Arguments.of("rolling-prepared", status(RollingExamples.prepared())),
                Arguments.of("rolling-prepared-tables", status(RollingExamples.preparedWithTablesChanged())),
                Arguments.of("rolling-stopped", status(RollingExamples.stoppedForTheBackup())),
                Arguments.of("rolling-back", live(RollingExamples.goingBack(), 24)),
                Arguments.of(
                        "rolling-undone",
                        ChangeLines.between(
                                Optional.of(RollingExamples.goingBack()), RollingExamples.rolledBack(), Examples.NOW)),
                Arguments.of("rolling-rolled-back", status(RollingExamples.rolledBack())),
                Arguments.of("precheck-well", PrecheckExamples.well()),
                Arguments.of("precheck-failed", PrecheckExamples.failed()),
                Arguments.of("changes", changes()),
                Arguments.of("joined", ChangeLines.joined(Examples.running(), Examples.NOW)));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void looksAsBefore(Language language, String name, List<String> lines) throws IOException {
        Path file = FOLDER.resolve(language.code()).resolve(name + ".txt");
        if (Boolean.parseBoolean(System.getenv("SCREENS_WRITE"))) {
            Files.writeString(file, String.join("\n", lines) + "\n");
        }

        assertThat(lines).isEqualTo(Files.readAllLines(file));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void fitsOnEightyColumns(Language language, String name, List<String> lines) {
        assertThat(lines)
                .as("%s, %s", name, language)
                .allMatch(line -> Columns.of(line) <= Wrap.WIDTH)
                .noneMatch(line -> line.endsWith(" "));
    }

    private static List<String> live(OperationStatus status, int rows) {
        return live(status, rows, Wrap.WIDTH);
    }

    private static List<String> live(OperationStatus status, int rows, int columns) {
        return LiveScreen.lines(status, List.of(LOG), Optional.empty(), FOOTER, Examples.NOW, rows, columns);
    }

    private static List<String> status(OperationStatus status) {
        return StatusScreen.lines(status, List.of(), Examples.NOW);
    }

    private static List<String> changes() {
        return Stream.of(
                        ChangeLines.between(Optional.empty(), Examples.running(), Examples.NOW),
                        ChangeLines.between(Optional.of(Examples.running()), Examples.holding(), Examples.NOW))
                .flatMap(List::stream)
                .toList();
    }
}
