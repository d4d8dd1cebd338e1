package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An upgrade of a cluster on real hosts from the command line to the commit, and what holds afterwards. */
final class UpgradeOnHosts implements AutoCloseable {

    private static final String RAISE = "cms upgrade 25 6 0";

    private final Installation installation = Installation.start();
    private final WorkerHere worker = installation.startWorkerHere();
    private final UpgradeWay way;
    private final Site site;

    /** @param name of the cluster, without the word for the access */
    UpgradeOnHosts(UpgradeWay way, HostAccess access, String name) {
        this.way = way;
        this.site = access.site(name);
        access.prepare(installation, site);
        site.sql(0, "create table t (k varchar(9))");
        site.sql(0, "insert into t values ('before', '1')");
    }

    Site site() {
        return site;
    }

    Installation installation() {
        return installation;
    }

    /** The cluster file with every answer given ahead of time. */
    String file() {
        Map<String, String> answers = new HashMap<>(way.answers());
        answers.put("VERDICT", "commit");
        return site.clusterFileWith(answers);
    }

    void run() {
        Ended upgrade = installation.run("upgrade", way.word(), "--yes", "-o", "json", "-f", file());
        assertThat(upgrade.exitCode()).as(upgrade.everything()).isZero();
        JsonNode status = upgrade.json();
        assertThat(status.get("state").asText()).isEqualTo("COMMITTED");
        assertThat(status.get("steps"))
                .allSatisfy(step -> assertThat(step.get("state").asText()).isIn("DONE", "ALREADY_IN_PLACE", "SKIPPED"));
    }

    void isCommitted() {
        for (int node : List.of(0, 1)) {
            assertThat(site.installedVersion(node)).isEqualTo(Site.TARGET);
        }
        EveryStep.isCommitted(site);
        assertThat(site.cluster().journal().count(0, RAISE)).isOne();
    }

    /** Each of these parts of the release began once on each node. */
    void ranOnce(String... parts) {
        for (int node : List.of(0, 1)) {
            for (String part : parts) {
                assertThat(site.cluster().journal().count(node, part + " begin"))
                        .as(part + " on node " + node)
                        .isOne();
            }
        }
    }

    void noPasswordIsInAJobDirectory() {
        for (int node : List.of(0, 1)) {
            Path jobs = site.cluster().node(node).path("/var/lib/cantian-upgrade");
            try (Stream<Path> files = Files.walk(jobs)) {
                assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(file)
                        .content()
                        .doesNotContain(Site.SYS_PASSWORD)
                        .doesNotContain(Site.ARRAY_PASSWORD));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        worker.close();
        installation.close();
        site.close();
    }
}
