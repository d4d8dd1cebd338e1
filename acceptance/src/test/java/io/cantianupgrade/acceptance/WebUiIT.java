package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.encryption.KeyFile;
import io.cantianupgrade.simulator.SimulatedNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator with nothing but a browser. With {@code -Ddocs.write} the pictures of the documents are made on the way. */
class WebUiIT {

    private static final String CLUSTER = "prod-a";
    private static final String FAULT = "fail:cantian:pre_upgrade";
    private static final boolean PICTURES = System.getProperty("docs.write") != null;

    @TempDir
    private Path folder;

    @Test
    void theOperatorLeadsAnUpgradeToItsEndInTheWebUi() throws IOException {
        Path keys = folder.resolve("keys");
        try (Installation installation = Installation.start();
                Site site = Site.named(CLUSTER);
                WebUi ui = WebUi.open(installation.webUi())) {
            site.cluster().node(0).fault(FAULT);
            try (WorkerHere worker = installation.startWorkerHere()) {
                installation.start("upgrade", "rolling", "--yes", "-f", site.clusterFile());
                installation.awaitState(CLUSTER, "ASKING");
                answersTheQuestion(ui);
                JsonNode holds = installation.awaitState(CLUSTER, "HOLDING").json();
                pausesAndTriesTheFailedStepAgain(ui, holds, site.cluster().node(0));
            }
            installation.run("key", "new", "--file", keys.toString());
            try (WorkerHere worker = installation.startWorkerHere(KeyFile.open(keys));
                    CodecProgram codec = CodecProgram.start(keys, "--cors-origin", installation.webUi())) {
                readsWhatIsEncrypted(ui, codec);
                installation.awaitState(CLUSTER, "PREPARED", "--key-file", keys.toString());
                if (PICTURES) {
                    ui.timeline(file("timeline"));
                }
                ui.update("answer", pasted(ui.details(text -> text.contains("PREPARED")), "leave", "dave"));
                installation.awaitState(CLUSTER, "STOPPED", "--key-file", keys.toString());
                assertThat(installation.kept(CLUSTER)).contains("alice", "bob").doesNotContain("carol", "dave");
                assertThat(report(installation, keys))
                        .contains("alice answered 2 to BACKUP_CHOICE", "alice answered retry to STEP_FAILED")
                        .contains("dave answered leave to VERDICT")
                        .containsPattern("paused it.{0,80}bob")
                        .containsPattern("resumed it.{0,80}carol");
            }
        }
    }

    private static void answersTheQuestion(WebUi ui) {
        assertThat(ui.find("CantianCluster=\"%s\"".formatted(CLUSTER)))
                .singleElement()
                .asString()
                .contains("upgrade/" + CLUSTER, "RollingUpgrade");
        ui.follow("upgrade/" + CLUSTER);
        String asks = ui.details(text -> text.contains("ASKING"));
        assertThat(asks)
                .contains("Is the data backed up?", "Stop Cantian", "PENDING, about", "Way back: nothing changed");
        picture(ui, "question");
        assertThat(ui.refusedUpdate("answer", pasted(asks, "2", "alice").replace("\"2\"", "\"4\""), "one of [1, 2, 3]"))
                .contains("not '4'");
        ui.signal("answer", pasted(asks, "2", "alice"));
    }

    private static void pausesAndTriesTheFailedStepAgain(WebUi ui, JsonNode holds, SimulatedNode node) {
        JsonNode problem = step(holds, "HOLDING").get("problem");
        String page = ui.details(text -> text.contains("HOLDING"));
        assertThat(page)
                .contains("Precheck, node 0, holds", problem.get("code").asText())
                .contains("Do: " + problem.get("remedy").asText())
                .contains("BACKUP_CHOICE: 2 by alice");
        ui.hide(node.root().toString());
        picture(ui, "holding");
        ui.update("pause", by("bob"));
        assertThat(ui.details(text -> text.contains("bob"))).contains("bob wants it to rest", "HOLDING");
        node.recoversFrom(FAULT);
        ui.update("answer", pasted(page, "retry", "alice"));

        assertThat(ui.details(text -> text.contains("PAUSED")))
                .contains("bob lets it rest, and nothing happens", "retry by alice");
    }

    /** The key comes while it rests: what was sent before stays readable, and nobody without the codec server reads more. */
    private static void readsWhatIsEncrypted(WebUi ui, CodecProgram codec) {
        ui.details(text -> text.equals("No Current Details"));
        ui.codecServer(codec.url());
        String rests = ui.details(text -> text.contains("PAUSED"));
        assertThat(rests).contains("bob lets it rest", "{\"by\":\"your name\"}");
        ui.signal("resume", by("carol"));
        assertThat(ui.details(text -> text.contains("RUNNING"))).doesNotContain("bob lets it rest");
    }

    private String report(Installation installation, Path keys) throws IOException {
        Ended report = installation.run(
                "report", CLUSTER, "--folder", folder.toString(), "-o", "json", "--key-file", keys.toString());
        assertThat(report.exitCode()).as(report.everything()).isZero();
        return Files.readString(Path.of(report.json().get("html").asText()));
    }

    private static String by(String name) {
        return "{\"by\":\"%s\"}".formatted(name);
    }

    /** The line of the page that has this answer, as an operator pastes it. */
    private static String pasted(String page, String answer, String by) {
        return page.lines()
                .filter(line -> line.contains("\"answer\":\"%s\"".formatted(answer)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page))
                .replace("your name", by);
    }

    private static JsonNode step(JsonNode status, String state) {
        return StreamSupport.stream(status.get("steps").spliterator(), false)
                .filter(step -> step.get("state").asText().equals(state))
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
