package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.Endpoint;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passwords are looked for, after a whole upgrade with one failure, in everything that is left of it: the database of Temporal, every
 * log, the job directories and logs of the nodes, what was on the screen, and every command line that {@code ps} has shown meanwhile.
 */
@Order(1)
class CanaryIT {

    private static final String MYSQL_PASSWORD = "canary-mysql-3c9f";
    private static final String PLANTED = "planted-for-the-search-0e11";
    private static final Search CANARIES = new Search(List.of(Site.SYS_PASSWORD, Site.ARRAY_PASSWORD, MYSQL_PASSWORD));

    /** Where the simulator itself, the operator of these tests, and the array keep passwords. */
    private static final String OWNERS =
            ".*/(secrets/.*|array-password|array-state/.*|etc/simulator/.*|mysql-password)";

    @TempDir
    private Path folder;

    private final List<String> screens = new ArrayList<>();
    private Installation installation;
    private String keys;

    @BeforeEach
    void start() {
        installation = Installation.start();
        keys = folder.resolve("keys").toString();
        assertThat(installation.run("key", "new", "--file", keys).exitCode()).isZero();
    }

    @AfterEach
    void end() {
        installation.close();
    }

    @Test
    void passwordsByReferenceAreNowhere() throws IOException {
        try (Site site = Site.named("canary");
                ProcessList processes = ProcessList.watch();
                WorkerProcess worker =
                        installation.startWorker(Map.of("CANARY_SYS", Site.SYS_PASSWORD), "--key-file", keys)) {
            site.cluster().node(0).fault("ctbackup-fails");
            said(installation.runProgram("upgrade", "rolling", "--yes", "--key-file", keys, "-f", withBackup(site)));
            assertThat(stateOf("canary")).isEqualTo("HOLDING");
            site.cluster().node(0).recovers();
            Ended again = installation.runProgram("answer", "canary", "3", "--key-file", keys);
            said(again);
            assertThat(again.exitCode()).as(again.everything()).isZero();
            said(installation.awaitState("canary", "COMMITTED", "--key-file", keys));
            assertThat(site.cluster().journal().count(0, "ctbackup end")).isEqualTo(1);
            assertNowhere(site, worker, processes);
        }
    }

    @Test
    void passwordsThatWereTypedAreNowhere() throws Exception {
        try (Site site = Site.named("typed");
                ProcessList processes = ProcessList.watch();
                WorkerProcess worker = installation.startWorker(Map.of(), "--key-file", keys)) {
            String file = site.clusterFileWith(text -> text.replaceAll("(password|sysPassword): file:.*", "$1: prompt")
                    + "answers: { BUSINESS_STOPPED: yes, VERDICT: commit }\n");
            Ended upgrade = new Terminal()
                    .when("The password of upgrade on the array 127.0.0.1: ", Site.ARRAY_PASSWORD)
                    .when("The password of sys in the database: ", Site.SYS_PASSWORD)
                    .when("Start? [y/N] ", "y")
                    .run(installation.onTerminal("upgrade", "offline", "--key-file", keys, "-f", file));
            said(upgrade);
            assertThat(upgrade.exitCode()).as(upgrade.everything()).isZero();
            assertThat(stateOf("typed")).isEqualTo("COMMITTED");
            assertNowhere(site, worker, processes);
        }
    }

    /** Whoever types faster than the program asks loses nothing, and whoever closes the window loses the view only. */
    @Test
    @EnabledIfSystemProperty(named = Sweeps.PROPERTY, matches = "true")
    void whatIsTypedAheadIsTakenAndAClosedTerminalEndsNoOperation() throws Exception {
        try (Site site = Site.named("ahead");
                WorkerProcess worker = installation.startWorker(Map.of(), "--key-file", keys)) {
            assertThat(worker.log()).exists();
            String file = site.clusterFileWith(text -> text.replaceAll("(password|sysPassword): file:.*", "$1: prompt")
                    + "answers: { BUSINESS_STOPPED: yes, VERDICT: commit }\n");
            new Terminal()
                    .ahead(Site.ARRAY_PASSWORD)
                    .ahead(Site.SYS_PASSWORD)
                    .ahead("y")
                    .closeWhen("Ctrl-C leaves it running")
                    .run(installation.onTerminal("upgrade", "offline", "--key-file", keys, "-f", file));
            assertThat(installation
                            .awaitState("ahead", "COMMITTED", "--key-file", keys)
                            .exitCode())
                    .isZero();
        }
    }

    private String withBackup(Site site) throws IOException {
        String password = Files.writeString(folder.resolve("mysql-password"), MYSQL_PASSWORD)
                .toString();
        Files.createDirectories(site.cluster().node(0).path("/backup"));
        Path metadata = site.cluster().node(0).path("/mnt/dbdata/remote/metadata_metadata/node0");
        Files.createDirectories(metadata);
        Path mysql = Files.createDirectories(site.cluster().node(0).path("/etc/simulator"));
        Files.writeString(mysql.resolve("mysql_password"), MYSQL_PASSWORD);
        return site.clusterFileWith(text ->
                text.replaceFirst("sysPassword: file:.*", "sysPassword: env:CANARY_SYS") + """
                backup:
                  user: backup
                  password: file:%s
                  directory: /backup
                  metadata: /mnt/dbdata/remote/metadata_metadata/node0
                answers: { BACKUP_CHOICE: 3, VERDICT: commit }
                """.formatted(password));
    }

    private String stateOf(String cluster) {
        Ended status = installation.run("status", cluster, "-o", "json", "--key-file", keys);
        said(status);
        said(installation.run("status", cluster, "--key-file", keys));
        return status.json().get("state").asText();
    }

    private void said(Ended ended) {
        screens.add(ended.everything());
    }

    private void assertNowhere(Site site, WorkerProcess worker, ProcessList processes) {
        worker.close();
        processes.close();
        plant();
        assertThat(new Search(List.of(PLANTED)).in(installation.folder()))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(CANARIES.in(installation.folder())).as("Temporal").isEmpty();
        assertThat(CANARIES.in(worker.log())).as("worker").isEmpty();
        assertThat(screens.stream().flatMap(screen -> CANARIES.in("screen", screen)))
                .isEmpty();
        assertThat(CANARIES.in(site.folder()))
                .as("nodes")
                .filteredOn(found -> !found.replaceFirst(": .*", "").matches(OWNERS))
                .isEmpty();
        assertThat(site.cluster().node(0).path("/var/lib/cantian-upgrade/jobs")).isNotEmptyDirectory();
        assertThat(processes.seen()).anyMatch(command -> command.contains("/var/lib/cantian-upgrade/job-"));
        assertThat(seenByPs(processes, site)).as("ps").isEmpty();
    }

    /** The vendor's ctbackup takes the password of MySQL as an argument and in no other way: docs/secrets.md says so. */
    private static Stream<String> seenByPs(ProcessList processes, Site site) {
        return processes.seen().stream()
                .filter(command -> !command.contains(site.folder().getParent() + "/cantian-")
                        || command.contains(site.folder().toString()))
                .filter(command -> !command.contains("ctbackup --backup"))
                .flatMap(command -> CANARIES.in(command, command));
    }

    /** Something in plain, which the search must find where it looks for what must not be there. */
    private void plant() {
        try (Connection plain = Connection.open(new Endpoint(installation.address(), "default", true))) {
            plain.client()
                    .newUntypedWorkflowStub(
                            "Planted",
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("planted")
                                    .setTaskQueue("nobody")
                                    .build())
                    .start(PLANTED);
        }
    }
}
