package io.cantianupgrade.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.language.Language;
import io.cantianupgrade.cli.language.Translation;
import io.cantianupgrade.cli.text.Examples;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report tells the history of an operation, and shows when somebody has changed it. */
class ReportTest {
    private static final Path HISTORIES = Path.of("../workflows/src/test/resources/histories/0.1");

    @TempDir
    private Path folder;

    @Test
    void saysWhatFailedAndWhoAnswered() throws IOException {
        Report report = report("aProblemForTheOperatorHoldsAtOnceAndARetryGoesOn");

        assertThat(report.plan().id()).hasSize(10);
        assertThat(report.events())
                .extracting(ReportEvent::kind)
                .containsSubsequence(
                        ReportEvent.Kind.BEGAN,
                        ReportEvent.Kind.INSPECTED,
                        ReportEvent.Kind.PLANNED,
                        ReportEvent.Kind.STEP_FAILED,
                        ReportEvent.Kind.ANSWERED,
                        ReportEvent.Kind.STEP_ENDED,
                        ReportEvent.Kind.ENDED);
        assertThat(report.events())
                .filteredOn(event -> event.kind() == ReportEvent.Kind.STEP_FAILED)
                .allSatisfy(event -> assertThat(event.problem().remedy()).isNotEmpty());
        assertThat(ReportPage.html(Chain.of(report)))
                .contains("<svg class=\"timeline\"", "Who decided what", "STEP_FAILED", "Problems")
                .doesNotContain("<link", "src=", "http://", "https://");
    }

    @Test
    void saysWhoPausedItAndWhoResumedIt() throws IOException {
        assertThat(report("restsBeforeTheNextStepAndGoesOnWhenItIsResumed").events())
                .filteredOn(event -> event.kind() == ReportEvent.Kind.ANSWERED)
                .extracting(event -> event.what() + " by " + event.by())
                .containsSubsequence("paused it by alice@host", "resumed it by bob@host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "pause", "resume", "anything"})
    void whatTheWebUiSentInAnotherFormIsLeftOutAsTheOperationDroppedIt(String signal) throws IOException {
        List<HistoryEvent> events = new ArrayList<>(events("upgradesOneNodeAfterTheOtherAndCommits"));
        List<ReportEvent> without = report(events).events();
        events.add(
                events.size() / 2,
                HistoryEvent.newBuilder()
                        .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                        .setWorkflowExecutionSignaledEventAttributes(
                                WorkflowExecutionSignaledEventAttributes.newBuilder()
                                        .setSignalName(signal)
                                        .setInput(Payloads.converter()
                                                .toPayloads("retry")
                                                .orElseThrow()))
                        .build());

        assertThat(report(events).events()).isEqualTo(without);
    }

    static Stream<String> histories() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void everyHistoryHasAReportThatReadsBackAsItWasWritten(String name) throws IOException {
        Chain chain = Chain.of(report(name));

        assertThat(chain.broken()).isEmpty();
        assertThat(Chain.of(Chain.parse(chain.json()).report()).json()).isEqualTo(chain.json());
        ReportFiles files = ReportFiles.write(folder, chain);
        assertThat(ReportFiles.changed(files.html())).isEmpty();
        assertThat(ReportFiles.changed(files.json())).isEmpty();
    }

    @Test
    void aPageInChineseIsMadeAgainInChineseWhoeverVerifiesIt() throws IOException {
        Chain chain = Chain.of(report("aProblemForTheOperatorHoldsAtOnceAndARetryGoesOn"));
        ReportFiles files;
        try {
            Translation.speak(Language.CHINESE);
            files = ReportFiles.write(folder, chain);
        } finally {
            Translation.speak(Language.ENGLISH);
        }

        assertThat(Files.readString(files.html())).contains("<html lang=\"zh\">", "时间线", "谁作了什么决定");
        assertThat(ReportFiles.changed(files.html())).isEmpty();
        assertThat(Files.readString(files.json())).isEqualTo(chain.json());
        assertThat(noticed(files.html(), "<html lang=\"zh\">".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "json"})
    void aByteThatWasChangedShowsWhereverItStands(String form) throws IOException {
        ReportFiles files = ReportFiles.write(folder, Chain.of(report("upgradesOneNodeAfterTheOtherAndCommits")));
        Path file = form.equals("html") ? files.html() : files.json();
        byte[] written = Files.readAllBytes(file);

        IntStream.range(0, 40).map(i -> i * (written.length / 40) + 17).forEach(at -> {
            byte[] changed = written.clone();
            changed[at] = (byte) (changed[at] == '1' ? '2' : '1');
            assertThat(noticed(file, changed))
                    .as("byte %d of %d", at, written.length)
                    .isTrue();
        });
        assertThat(noticed(file, written)).isFalse();
    }

    @Test
    void whatLooksLikeAPieceOfAPageStaysText() throws JsonProcessingException, IOException {
        OperationStatus status = Examples.committed();
        ReportEvent event = new ReportEvent(
                Instant.parse("2026-01-01T02:31:00Z"),
                "node 0",
                ReportEvent.Kind.STEP_BEGAN,
                "</script><img src=x onerror=alert(1)>",
                "o'neil & \"co\"",
                null);
        Chain chain = Chain.of(new Report("test", status.endedAt(), status, null, List.of(), List.of(event)));

        String page = ReportPage.html(chain);

        assertThat(page)
                .doesNotContain("<img", "</script><")
                .contains("&lt;/script&gt;&lt;img", "o&#39;neil &amp; &quot;co&quot;");
        assertThat(Chain.parse(ReportPage.chainOf(page)).json()).isEqualTo(chain.json());
    }

    private static boolean noticed(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
            return ReportFiles.changed(file).isPresent();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } catch (CliFailure noReportAnyMore) {
            return true;
        }
    }

    private static Report report(String history) throws IOException {
        return report(events(history));
    }

    private static List<HistoryEvent> events(String history) throws IOException {
        return WorkflowExecutionHistory.fromJson(
                        Files.readString(HISTORIES.resolve(history + ".json"), StandardCharsets.UTF_8))
                .getEvents();
    }

    private static Report report(List<HistoryEvent> events) {
        var last = events.get(events.size() - 1);
        OperationStatus status = last.hasWorkflowExecutionCompletedEventAttributes()
                ? Payloads.converter()
                        .fromPayloads(
                                0,
                                Optional.of(last.getWorkflowExecutionCompletedEventAttributes()
                                        .getResult()),
                                OperationStatus.class,
                                OperationStatus.class)
                : Examples.running();
        return HistoryReader.read(
                events, Payloads.converter(), status, "cantian-upgrade test", Instant.parse("2026-01-01T03:00:00Z"));
    }
}
