package io.cantianupgrade.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Pause;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.contract.Waiting;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.plan.Examples;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import io.cantianupgrade.step.WayBack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the Web UI shows of an operation. */
class StatusTableTest {

    private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");

    @Test
    void showsEachStepWithItsTimes() {
        String text = StatusTable.markdown(
                status(
                        OperationState.RUNNING,
                        List.of(),
                        null,
                        step(StepState.DONE, 0, null),
                        step(StepState.RUNNING, 1, null),
                        step(StepState.PENDING, 2, null)),
                "");
        assertThat(text)
                .contains("**prod-a** rolling upgrade from 24.12.B032 to 25.06.B001: **RUNNING**. Way back: rolling")
                .contains(
                        "Waits for: Stop Cantian on node 1, since 02:00:00 UTC, until 02:05:00 UTC at the latest; then:")
                .containsPattern("\\| Stop Cantian\\W+\\| node\u00a00\\W+\\| DONE in 1m15s, 2 attempts \\|")
                .containsPattern("node\u00a01\\W+\\| \\*\\*RUNNING\\*\\* since 02:00:00 UTC, about 1m30s \\|")
                .containsPattern("node\u00a02\\W+\\| PENDING, about 1m30s \\|");
    }

    @Test
    void whatHoldsIsShownWithEvidenceAndRemedyAndBreaksNoRow() {
        Problem problem = new Problem(
                ProblemCode.NODE_DID_NOT_JOIN,
                "node 1",
                "expected <ONLINE>",
                List.of("| node_1 |"),
                "cms stat | grep '1'\nthen `retry`");
        Question question = new Question(
                "q1",
                QuestionKind.STEP_FAILED,
                "Stop Cantian on node 1: expected <ONLINE>. mend it",
                List.of("retry"),
                null,
                START,
                null,
                null);
        String text = StatusTable.markdown(
                status(OperationState.HOLDING, List.of(question), null, step(StepState.HOLDING, 1, problem)), "");
        assertThat(text)
                .contains("**q1: Stop Cantian on node 1. What now?**")
                .contains("**Stop Cantian, node 1, holds**", "expected \\<ONLINE\\>", "- `| node_1 |`\n")
                .contains("- **Do:** `cms stat | grep '1'`\n- `` then `retry` ``\n\n")
                .contains("**HOLDING** NODE\\_DID\\_NOT\\_JOIN");
    }

    @ParameterizedTest
    @EnumSource(QuestionKind.class)
    void everyLineToPasteIsAnAnswer(QuestionKind kind) {
        Question question = new Question(
                "q7", kind, kind.text(), kind.answers(), kind.form().orElse(null), START, null, null);
        String text = StatusTable.markdown(status(OperationState.ASKING, List.of(question), null), "");
        List<String> lines =
                text.lines().filter(line -> line.startsWith("{\"question\"")).toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(kind.answers().size()).allSatisfy(line -> {
            JsonNode answer = read(line);
            assertThat(answer.get("question").asText()).isEqualTo("q7");
            assertThat(question.takes(answer.get("answer").asText())).isTrue();
        });
    }

    @Test
    void aDeadlineIsShownWithWhatFollows() {
        Question question = new Question(
                "q1",
                QuestionKind.STEP_FAILED,
                "Failed.",
                List.of("retry"),
                null,
                START,
                START.plusSeconds(60),
                "rolls back");
        assertThat(StatusTable.markdown(status(OperationState.HOLDING, List.of(question), null), ""))
                .contains("until 02:01:00 UTC; then: rolls back");
    }

    @Test
    void saysHowToPauseAndHowToGoOn() {
        Pause pause = new Pause("alice", START);
        assertThat(StatusTable.markdown(status(OperationState.RUNNING, List.of(), null), ""))
                .contains("signal `pause` with `{\"by\":\"your name\"}`");
        assertThat(StatusTable.markdown(status(OperationState.RUNNING, List.of(), pause), ""))
                .contains("alice wants it to rest", "signal `resume`");
        assertThat(StatusTable.markdown(status(OperationState.PAUSED, List.of(), pause), ""))
                .contains("alice lets it rest", "signal `resume`");
    }

    @Test
    void isNeverTooLongForTheServerAndKeepsWhatIsUrgent() {
        Problem problem =
                new Problem(ProblemCode.NODE_DID_NOT_JOIN, "node 1", "no", List.of("节点未加入集群".repeat(100)), "mend it");
        StepStatus[] steps = Stream.concat(
                        IntStream.range(0, 400).mapToObj(node -> step(StepState.DONE, node % 60, null)),
                        Stream.of(step(StepState.HOLDING, 63, problem)))
                .toArray(StepStatus[]::new);
        String text = StatusTable.markdown(status(OperationState.HOLDING, List.of(), null, steps), "");
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(StatusTable.LONGEST);
        assertThat(text).contains("mend it", "400 steps are over").containsPattern("node\u00a063\\W+\\| \\*\\*HOLDING");
        Problem[] many = IntStream.range(0, 20).mapToObj(i -> problem).toArray(Problem[]::new);
        StepStatus[] held =
                Stream.of(many).map(one -> step(StepState.HOLDING, 1, one)).toArray(StepStatus[]::new);
        assertThat(StatusTable.markdown(status(OperationState.HOLDING, List.of(), null, held), "")
                        .getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(StatusTable.LONGEST);
    }

    private static StepStatus step(StepState state, int node, Problem problem) {
        return new StepStatus(
                StepId.STOP, new NodeId(node), state, 2, START, START.plusSeconds(75), List.of(), problem, 90L);
    }

    private static OperationStatus status(
            OperationState state, List<Question> questions, Pause pause, StepStatus... steps) {
        return new OperationStatus(
                new ClusterId("prod-a"),
                Operation.ROLLING_UPGRADE,
                "1",
                "2",
                state,
                Examples.SOURCE,
                Examples.TARGET,
                WayBack.ROLLING,
                START,
                null,
                180L,
                new Waiting("Stop Cantian on node 1", START, START.plusSeconds(300), "the step holds"),
                questions,
                List.of(),
                List.of(steps),
                List.of(),
                List.of(),
                pause);
    }

    private static JsonNode read(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
