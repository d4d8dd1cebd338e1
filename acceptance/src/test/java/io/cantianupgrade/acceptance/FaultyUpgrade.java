package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * An upgrade that meets a fault in each of its steps, on every node.
 *
 * <ol>
 *   <li>all faults are planted before the start;
 *   <li>whenever steps hold and none runs, whoever watches is told which ones; everything before them has ended well;
 *   <li>the fault of one of them is mended and the step tried again, until every node is upgraded.
 * </ol>
 */
final class FaultyUpgrade {

    private static final Set<String> WAITING = Set.of("HOLDING", "PREPARED", "STOPPED", "REFUSED");
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern TARGET = Pattern.compile("on node (\\d)");

    private final Installation installation;
    private final UpgradeWay way;
    private final Site site;

    FaultyUpgrade(Installation installation, UpgradeWay way, Site site) {
        this.installation = installation;
        this.way = way;
        this.site = site;
    }

    /** @param watcher hears which steps hold, such as {@code stop-1}, and at last {@code prepared} */
    void run(Consumer<List<String>> watcher) {
        way.plantAll(site);
        noRoomForSnapshots(true);
        start();
        JsonNode status = settled();
        while (status.get("state").asText().equals("HOLDING")) {
            List<String> held = steps(status, "HOLDING");
            watcher.accept(held);
            JsonNode question = firstQuestion(status);
            mend(held, question.get("text").asText());
            retry(question.get("id").asText());
            status = settled();
            checksFailAgain(steps(status, "HOLDING"));
        }
        assertThat(status.get("state").asText()).as(status.toString()).isEqualTo("PREPARED");
        watcher.accept(List.of("prepared"));
    }

    private void start() {
        String file = site.clusterFileWith(way.answers());
        try {
            installation.start("upgrade", way.word(), "--yes", "-f", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** About the node with the lowest number: it is begun with first, so its fault must be planted again before the others go on. */
    private static JsonNode firstQuestion(JsonNode status) {
        return StreamSupport.stream(status.get("questions").spliterator(), false)
                .min(Comparator.comparing(
                        question -> nodeOf(question.get("text").asText())))
                .orElseThrow();
    }

    private static String nodeOf(String question) {
        Matcher target = TARGET.matcher(question);
        return target.find() ? target.group(1) : "0";
    }

    private void retry(String question) {
        Ended answered = installation.run("answer", name(), question, "retry");
        assertThat(answered.exitCode()).as(answered.everything()).isZero();
    }

    /** Of several steps that hold, the one that the question is about; faults of later steps stay. */
    private void mend(List<String> held, String question) {
        String node = nodeOf(question);
        String step = held.stream()
                .filter(one -> one.endsWith("-" + node))
                .findFirst()
                .orElseThrow(() -> new AssertionError(held + " does not know: " + question));
        String id = step.substring(0, step.length() - 2);
        if (id.equals("snapshot")) {
            noRoomForSnapshots(false);
        } else {
            site.cluster().node(Integer.parseInt(node)).recoversFrom(way.faultOf(id));
        }
    }

    /** A rolling upgrade checks each node once more before it begins with it. */
    private void checksFailAgain(List<String> held) {
        site.cluster().nodes().stream()
                .filter(node -> way == UpgradeWay.ROLLING && !held.contains("precheck-" + node.id()))
                .forEach(node -> node.fault(way.faultOf("begin-node")));
    }

    /** The file systems before this one get their snapshots, the others do not. */
    private void noRoomForSnapshots(boolean full) {
        site.array().fileSystem("share").full(full);
    }

    /** The status once no step runs and the operation waits for somebody. */
    private JsonNode settled() {
        return await().atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        this::status,
                        status -> WAITING.contains(status.path("state").asText())
                                && steps(status, "RUNNING").isEmpty());
    }

    private JsonNode status() {
        Ended status = installation.run("status", name(), "-o", "json");
        return status.out().isBlank() ? MissingNode.getInstance() : status.json();
    }

    private String name() {
        return site.cluster().name();
    }

    private static List<String> steps(JsonNode status, String state) {
        return StreamSupport.stream(status.path("steps").spliterator(), false)
                .filter(step -> step.get("state").asText().equals(state))
                .map(step -> step.get("id").asText() + "-" + step.get("node").asText())
                .toList();
    }
}
