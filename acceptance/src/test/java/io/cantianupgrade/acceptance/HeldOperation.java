package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.cli.language.Language;
import io.cantianupgrade.cli.language.Translation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** An operation that holds again and again, as an operator reads it: the screen and the JSON of {@code status}. */
final class HeldOperation {

    private static final Set<String> WAITING = Set.of("HOLDING", "ASKING", "PREPARED");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LOG_LINES = 20;

    private final Installation installation;
    private final String cluster;
    private String answered = "";

    HeldOperation(Installation installation, String cluster) {
        this.installation = installation;
        this.cluster = cluster;
    }

    /** The status once something is asked that was not answered yet, or it has ended. */
    JsonNode waits() {
        return await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        this::json,
                        status -> !WAITING.contains(status.get("state").asText())
                                ? !status.get("state").asText().equals("RUNNING")
                                : !question(status).equals(answered));
    }

    /** @param file the cluster file that is given along, if it is another one now */
    void answer(String answer, Optional<String> file) {
        answered = question(json());
        Ended taken = file.isPresent()
                ? installation.run("answer", cluster, answer, "-f", file.get())
                : installation.run("answer", cluster, answer);
        assertThat(taken.exitCode()).as(taken.everything()).isZero();
    }

    /** Both say the same, and everything that the table says. */
    void shows(FaultRow row, JsonNode status) {
        assertThat(status.get("state").asText()).as(status.toString()).isEqualTo("HOLDING");
        JsonNode step = only(steps(status, "HOLDING"), status);
        JsonNode problem = step.get("problem");
        assertThat(step.get("id").asText())
                .as(problem.toString())
                .isEqualTo(row.at().word());
        assertThat(problem.get("code").asText())
                .as(problem.toString())
                .isEqualTo(row.code().name());
        assertThat(problem.get("where").asText()).as(problem.toString()).startsWith(row.where());
        assertThat(problem.get("summary").asText() + texts(problem.get("evidence")))
                .as("expected and found: " + problem)
                .contains(row.found());
        assertThat(problem.get("remedy").asText()).as("remedy: " + problem).contains(row.remedy());
        assertThat(problem.get("log").isEmpty())
                .as("log: " + problem)
                .isNotEqualTo(row.planted().inAScript());
        assertThat(problem.get("log").size()).isLessThanOrEqualTo(LOG_LINES);
        JsonNode question = only(nodes(status.get("questions")), status);
        assertThat(texts(question.get("answers"))).contains("retry", "leave");
        assertThat(question.get("since").asText()).isNotEmpty();
        onScreen(problem, question);
        inChinese(problem);
    }

    /** Nothing that a person wrote is left in English; what programs have said stays as it is. */
    private static void inChinese(JsonNode problem) {
        try {
            Translation.speak(Language.CHINESE);
            for (String field : List.of("summary", "remedy")) {
                String english = problem.get(field).asText();
                assertThat(Translation.read(english).replaceAll("'[^']*'", ""))
                        .as(english)
                        .doesNotContainPattern("(?<![-\\w])[a-z]+(?: [a-z]+){3,}\\b")
                        .containsPattern("\\p{IsHan}");
            }
        } finally {
            Translation.speak(Language.ENGLISH);
        }
    }

    /** Both name the reason. */
    void isRefusedFor(FaultTable.Reason reason, JsonNode status) {
        JsonNode problem = only(
                nodes(status.get("refusals")).stream()
                        .filter(one ->
                                one.get("code").asText().equals(reason.code().name()))
                        .toList(),
                status);
        assertThat(problem.get("where").asText()).as(problem.toString()).startsWith(reason.where());
        assertThat(problem.get("remedy").asText()).as(problem.toString()).contains(reason.remedy());
        Ended screen = installation.run("status", cluster);
        assertThat(squeezed(screen.out()))
                .as(screen.out())
                .contains(
                        "REFUSED",
                        reason.code().name(),
                        squeezed(problem.get("summary").asText()))
                .contains(squeezed("do " + problem.get("remedy").asText()))
                .contains("Nothingwaschanged.");
    }

    private void onScreen(JsonNode problem, JsonNode question) {
        Ended screen = installation.run("status", cluster);
        assertThat(screen.exitCode()).as(screen.everything()).isEqualTo(3);
        String shown = squeezed(screen.out());
        assertThat(shown)
                .as(screen.out())
                .contains("HOLDING", problem.get("code").asText())
                .contains(squeezed("what " + problem.get("where").asText() + ": "
                        + problem.get("summary").asText()))
                .contains(squeezed("do " + problem.get("remedy").asText()));
        assertThat(screen.out()).containsPattern("since \\d\\d:\\d\\d:\\d\\d \\(");
        texts(problem.get("evidence")).forEach(line -> assertThat(shown).contains(squeezed("saw " + line)));
        texts(problem.get("log")).forEach(line -> assertThat(shown).contains(squeezed("log " + line)));
        texts(question.get("answers")).forEach(answer -> assertThat(screen.out())
                .contains("cantian-upgrade answer %s %s ".formatted(cluster, answer)));
        if (question.get("until").isNull()) {
            assertThat(screen.out()).contains("no deadline: it waits for you");
        } else {
            assertThat(shown).contains(squeezed(": then " + question.get("then").asText() + " unless you answer"));
        }
    }

    private JsonNode json() {
        return installation.run("status", cluster, "-o", "json").json();
    }

    private static String question(JsonNode status) {
        return status.at("/questions/0/id").asText();
    }

    private static List<JsonNode> steps(JsonNode status, String state) {
        return nodes(status.get("steps")).stream()
                .filter(step -> step.get("state").asText().equals(state))
                .toList();
    }

    private static JsonNode only(List<JsonNode> nodes, JsonNode status) {
        assertThat(nodes).as(status.toString()).hasSize(1);
        return nodes.get(0);
    }

    private static List<String> texts(JsonNode list) {
        return nodes(list).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> nodes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /** Without what the width of the screen does to it. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
