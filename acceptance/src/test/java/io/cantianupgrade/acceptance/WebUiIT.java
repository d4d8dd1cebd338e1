package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** An operator with nothing but a browser. With {@code -Ddocs.write} the pictures of the documents are made on the way. */
class WebUiIT {

    private static final String CLUSTER = "prod-a";
    private static final String FAULT = "fail:cantian:pre_upgrade";
    private static final boolean PICTURES = System.getProperty("docs.write") != null;

    @Test
    void theOperatorFindsTheUpgradeAnswersItsQuestionAndTriesAFailedStepAgainInTheWebUi() throws IOException {
        try (Installation installation = Installation.start();
                WorkerHere worker = installation.startWorkerHere();
                Site site = Site.named(CLUSTER);
                WebUi ui = WebUi.open(installation.webUi())) {
            site.cluster().node(0).fault(FAULT);
            installation.start("upgrade", "rolling", "--yes", "-f", site.clusterFile());
            installation.awaitState(CLUSTER, "ASKING");

            assertThat(ui.find("CantianCluster=\"%s\"".formatted(CLUSTER)))
                    .singleElement()
                    .asString()
                    .contains("upgrade/" + CLUSTER, "RollingUpgrade");
            ui.follow("upgrade/" + CLUSTER);
            String asks = ui.details(text -> text.contains("ASKING"));
            assertThat(asks)
                    .contains("Is the data backed up?", "Stop Cantian", "PENDING, about", "Way back: nothing changed");
            picture(ui, "question");
            assertThat(ui.refusedUpdate("answer", pasted(asks, "2").replace("\"2\"", "\"4\""), "one of [1, 2, 3]"))
                    .contains("not '4'");
            ui.signal("answer", pasted(asks, "2"));

            JsonNode holds = installation.awaitState(CLUSTER, "HOLDING").json();
            JsonNode problem = step(holds, "HOLDING").get("problem");
            String page = ui.details(text -> text.contains("HOLDING"));
            assertThat(page)
                    .contains("Precheck, node 0, holds", problem.get("code").asText())
                    .contains("Do: " + problem.get("remedy").asText())
                    .contains("BACKUP_CHOICE: 2 by alice");
            ui.hide(site.cluster().node(0).root().toString());
            picture(ui, "holding");
            site.cluster().node(0).recoversFrom(FAULT);
            ui.update("answer", pasted(page, "retry"));

            assertThat(ui.details(text -> text.contains("STEP_FAILED") && !text.contains("HOLDING")))
                    .contains("retry by alice");
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(stateOf(installation, "begin-node"))
                    .isNotEqualTo("PENDING"));
            if (PICTURES) {
                installation.awaitState(CLUSTER, "PREPARED");
                ui.timeline(file("timeline"));
            }
        }
    }

    /** The line of the page that has this answer, as an operator pastes it. */
    private static String pasted(String page, String answer) {
        return page.lines()
                .filter(line -> line.contains("\"answer\":\"%s\"".formatted(answer)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page))
                .replace("your name", "alice");
    }

    private static JsonNode step(JsonNode status, String state) {
        return StreamSupport.stream(status.get("steps").spliterator(), false)
                .filter(step -> step.get("state").asText().equals(state))
                .findFirst()
                .orElseThrow();
    }

    private static String stateOf(Installation installation, String step) {
        JsonNode steps =
                installation.run("status", CLUSTER, "-o", "json").json().get("steps");
        return StreamSupport.stream(steps.spliterator(), false)
                .filter(one -> one.get("id").asText().equals(step))
                .map(one -> one.get("state").asText())
                .findFirst()
                .orElseThrow();
    }

    private static void picture(WebUi ui, String name) {
        if (PICTURES) {
            ui.picture(file(name));
        }
    }

    private static Path file(String picture) {
        return Path.of("..", "docs", "pictures", "web-ui-" + picture + ".png");
    }
}
