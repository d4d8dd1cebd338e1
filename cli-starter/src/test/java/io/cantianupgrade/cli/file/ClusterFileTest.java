package io.cantianupgrade.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.cluster.NodeSpec.Access;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.RollingSpec.OnFailure;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.cluster.SshSpec.JumpHost;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterFileTest {
    private static final String GOOD = """
            cluster: demo
            release:
              package: release.tgz
              connector: connector.tgz
            ssh: { user: root, identityFile: key, knownHosts: hosts }
            nodes:
              - { id: 0, host: 10.0.0.1 }
              - { id: 1, host: 10.0.0.2 }
            array: { address: 10.0.0.5, port: 48088, user: upgrade, password: file:secret, certificate: array.pem }
            database: { sysPassword: env:SYS_PASSWORD }
            business: { stop: "stop app" }
            answers: { BUSINESS_STOPPED: yes, VERDICT: commit }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheFilesThatAreNamed() throws IOException {
        for (String name : List.of("release.tgz", "connector.tgz", "key", "hosts", "secret", "array.pem")) {
            Files.writeString(folder.resolve(name), name);
        }
    }

    @Test
    void readsEveryField() throws Exception {
        ClusterSpec spec = load(GOOD);

        assertThat(spec.cluster()).isEqualTo(new ClusterId("demo"));
        assertThat(spec.release().packageFile()).isEqualTo(file("release.tgz"));
        assertThat(spec.release().connectorFile()).contains(file("connector.tgz"));
        assertThat(spec.release().directory()).isEqualTo("/ctdb/cantian_install");
        assertThat(spec.nodes()).extracting(node -> node.host()).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(spec.nodes())
                .allMatch(node -> node.port() == 22 && node.root().isEmpty());
        assertThat(spec.nodes()).allMatch(node -> node.access() == Access.SSH);
        assertThat(spec.array().orElseThrow().port()).isEqualTo(48088);
        assertThat(spec.array().orElseThrow().password().reference()).isEqualTo("file:" + file("secret"));
        assertThat(spec.business().stop()).contains("stop app");
        assertThat(spec.business().stopped()).isEmpty();
        assertThat(spec.answers()).containsEntry("BUSINESS_STOPPED", "yes").containsEntry("VERDICT", "commit");
    }

    @Test
    void readsEveryWayToLogIn() throws Exception {
        Files.writeString(folder.resolve("key.cert"), "certificate");
        assertThat(ssh("user: op, identityFile: key, passphrase: file:secret, certificate: key.cert, knownHosts: hosts,"
                        + " jumpHost: 'hop@[fd00::9]:2222', sudo: true"))
                .isEqualTo(new SshSpec(
                        "op",
                        file("key"),
                        file("hosts"),
                        Optional.of(new SecretRef("file:" + file("secret"))),
                        false,
                        Optional.of(file("key.cert")),
                        Optional.of(new JumpHost("hop", "fd00::9", 2222)),
                        true));
        assertThat(ssh("user: op, agent: true, knownHosts: hosts, jumpHost: bastion"))
                .isEqualTo(new SshSpec(
                        "op",
                        "",
                        file("hosts"),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.of(new JumpHost("op", "bastion", 22)),
                        false));
        assertThat(ssh("identityFile: key, knownHosts: hosts"))
                .isEqualTo(new SshSpec("root", file("key"), file("hosts")));
    }

    private SshSpec ssh(String fields) throws Exception {
        return load(GOOD.replaceAll("ssh: .*\n", "ssh: { " + fields + " }\n")).ssh();
    }

    @Test
    void readsHowARollingUpgradeIsWanted() throws Exception {
        ClusterSpec spec = load(GOOD + """
                rolling: { order: "1,0", soak: 90s, firstNodeFails: rollback, laterNodeFails: ask, veto: 2h }
                backup:
                  address: fd00::1
                  port: 3307
                  user: backup
                  password: file:secret
                  metadata: /mnt/dbdata/remote/metadata_fs/%s/mysql/
                  directory: /%s/
                """.formatted("cantian-data-".repeat(9), "b".repeat(98)));

        assertThat(spec.rolling())
                .isEqualTo(new RollingSpec(
                        List.of(new NodeId(1), NodeId.LEAD),
                        Duration.ofSeconds(90),
                        OnFailure.ROLLBACK,
                        OnFailure.ASK,
                        Duration.ofHours(2)));
        assertThat(spec.backup())
                .contains(new DataBackupSpec(
                        Optional.of("fd00::1"),
                        Optional.of(3307),
                        Optional.of("backup"),
                        Optional.of(new SecretRef("file:" + file("secret"))),
                        Optional.of("/mnt/dbdata/remote/metadata_fs/" + "cantian-data-".repeat(9) + "/mysql"),
                        Optional.of("/" + "b".repeat(98))));
    }

    @Test
    void asksAfterEveryFailureUnlessTheFileSaysOtherwise() throws Exception {
        assertThat(load(GOOD).rolling())
                .isEqualTo(new RollingSpec(
                        List.of(), Duration.ZERO, OnFailure.ASK, OnFailure.ASK, Duration.ofMinutes(10)));
        assertThat(load(GOOD).backup()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {"05:30, 05:30", "\"05:30\", 05:30", "'5:30', 05:30", "5:30, 05:30", "00:00, 00:00", "23:59, 23:59"
            })
    void readsWhenTheMaintenanceWindowEndsWithQuotesAndWithout(String written, LocalTime read) throws Exception {
        assertThat(load(GOOD + "until: " + written + "\n").until()).contains(read);
    }

    @Test
    void hasNoMaintenanceWindowUnlessTheFileSaysSo() throws Exception {
        assertThat(load(GOOD).until()).isEmpty();
    }

    @Test
    void anOrderMayBeAList() throws Exception {
        assertThat(load(GOOD + "rolling: { order: [1, 0] }\n").rolling().order())
                .containsExactly(new NodeId(1), NodeId.LEAD);
    }

    @Test
    void looksForKeysInTheHomeFolderWhenNoneAreNamed() throws Exception {
        Files.createDirectories(folder.resolve(".ssh"));
        Files.writeString(folder.resolve(".ssh/id_rsa"), "key");
        Files.writeString(folder.resolve(".ssh/known_hosts"), "hosts");

        ClusterSpec spec = load(GOOD.replaceAll("ssh: .*\n", ""));

        assertThat(spec.ssh().user()).isEqualTo("root");
        assertThat(spec.ssh().identityFile()).isEqualTo(file(".ssh/id_rsa"));
        assertThat(spec.ssh().knownHosts()).isEqualTo(file(".ssh/known_hosts"));
    }

    /** Each row takes one part of the good file, puts another in its place, and expects one such mistake. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cluster: demo        | cluster: Demo          | 1  | cluster: expected a name of 1 to 40              | cluster: prod-a
            cluster: demo        | clutser: demo          | 1  | found this field                                 | did you mean cluster?
            package: release.tgz | package: nowhere.tgz   | 3  | release.package: expected the release archive, found no such file | package:
            package: release.tgz | package: .             | 3  | found a folder                                   | package:
            connector: connector.tgz | sha256: abc        | 4  | release.sha256: expected 64 hexadecimal          | sha256sum
            connector: connector.tgz | directory: rel/p   | 4  | release.directory: expected an absolute          | /ctdb/cantian_install
            connector: connector.tgz | package: release.tgz | 4 | release.package: expected each field once       | remove one
            identityFile: key    | identityFile: nokey    | 5  | ssh.identityFile: expected a private key         | id_ed25519
            user: root           | usr: root              | 5  | ssh.usr                                          | did you mean user?
            id: 1                | id: 2                  | 7  | nodes: expected ids 0 to 1 without a gap, found no node with id 1 | every node
            id: 1                | id: 0                  | 8  | nodes[1].id: expected each id once               | deploy_param.json
            id: 1                | id: one                | 8  | nodes[1].id: expected a number from 0 to 63, found 'one' | id: 0
            id: 1                | id: 64                 | 8  | nodes[1].id: expected a number                   | id: 0
            id: 1                | id: 1, port: 70000     | 8  | nodes[1].port: expected a number from 1 to 65535, found '70000' | port: 22
            id: 1                | id: 1, port: [22]      | 8  | found a list                                     | port: 22
            id: 1                | id: 1, access: telnet  | 8  | nodes[1].access: expected ssh or worker          | access: ssh
            id: 1                | id: 1, root: some/dir  | 8  | nodes[1].root: expected nothing, or an absolute path | root:
            10.0.0.2             | 10.0.0.1               | 8  | nodes[1].host: expected each machine once        | own address
            10.0.0.2             | -oProxyCommand=x       | 8  | nodes[1].host: expected a host name              | host:
            port: 48088          | port:                  | 9  | array.port: expected a number from 1 to 65535, found nothing | port: 8088
            certificate: array.pem | certificate: no.pem  | 9  | array.certificate: expected the array's          | certificate:
            file:secret          | file:nowhere           | 9  | array.password: expected a reference             | file:/root
            address: 10.0.0.5    | adress: 10.0.0.5       | 9  | array.adress                                     | did you mean address?
            "stop app"           | ""                     | 11 | business.stop: expected a shell command          | systemctl
            VERDICT: commit      | VERDICT: true          | 12 | answers.VERDICT: expected one of commit, rollback, leave, found 'true' | VERDICT: commit
            VERDICT: commit      | MANUAL_SNAPSHOTS: retry | 12 | answers.MANUAL_SNAPSHOTS: expected one of yes, rollback, leave, found 'retry' | MANUAL_SNAPSHOTS: yes
            VERDICT: commit      | MANUAL_REVERT: maybe  | 12 | answers.MANUAL_REVERT: expected one of yes, leave | MANUAL_REVERT: yes
            VERDICT: commit      | MANUAL_DELETION: no   | 12 | answers.MANUAL_DELETION: expected one of yes, leave | MANUAL_DELETION: yes
            VERDICT: commit      | MANUAL_SNAPSHOT: yes  | 12 | answers.MANUAL_SNAPSHOT: expected one of   | did you mean MANUAL_SNAPSHOTS?
            VERDICT: commit      | LOGICREP_LIBRARIES: "lib" | 12 | answers.LOGICREP_LIBRARIES: expected the absolute path | /opt/logicrep_lib
            VERDICT: commit      | LOGICREP_LIBRARIES: "/a b" | 12 | answers.LOGICREP_LIBRARIES: expected the absolute path | /opt/logicrep_lib
            VERDICT: commit      | LOGICREP_LIBRARIES: "/a;reboot" | 12 | answers.LOGICREP_LIBRARIES: expected the absolute path | /opt/logicrep_lib
            VERDICT: commit      | LOGICREP_LIBRARIES: leave | 12 | answers.LOGICREP_LIBRARIES: expected the absolute path | /opt/logicrep_lib
            VERDICT: commit      | STEP_FAILED: retry     | 12 | answers.STEP_FAILED: expected one of             | remove the line
            """)
    void saysWhereAMistakeIsAndWhatWouldBeRight(String part, String wrong, int line, String summary, String remedy) {
        assertThat(GOOD).contains(part);
        List<Problem> problems = mistakes(GOOD.replace(part, wrong)).stream()
                .filter(problem -> problem.summary().contains(summary))
                .toList();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).where()).endsWith("cluster.yaml:" + line);
        assertThat(problems.get(0).remedy()).contains(remedy);
    }

    @Test
    void namesEveryMistakeAtOnceInTheOrderOfTheLines() {
        List<Problem> problems = mistakes("""
                cluster: Demo
                nodes: []
                databse: { sysPassword: env:X }
                """);

        assertThat(problems)
                .extracting(Problem::summary)
                .anyMatch(text -> text.startsWith("cluster: expected a name"))
                .anyMatch(text -> text.startsWith("release: expected a group of fields, found nothing"))
                .anyMatch(text -> text.startsWith("nodes: expected a list, found an empty list"))
                .anyMatch(text -> text.startsWith("databse: expected one of"))
                .anyMatch(text -> text.startsWith("database: expected a group of fields, found nothing"));
        assertThat(problems).extracting(Problem::where).isSorted();
    }

    @Test
    void neverShowsWhatMayBeAPassword() {
        List<Problem> problems = mistakes(GOOD.replace("file:secret", "Hunter2secret"));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).contains("array.password").contains("not shown");
            assertThat(problem.toString()).doesNotContain("Hunter2secret");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster: [demo", "cluster: demo\n\trelease:", "just words", "", "# only a remark\n"})
    void refusesWhatIsNoClusterFile(String text) {
        assertThat(mistakes(text)).singleElement().satisfies(problem -> assertThat(problem.summary())
                .startsWith("expected"));
    }

    @Test
    void refusesASecondDocument() {
        assertThat(mistakes(GOOD + "---\ncluster: other\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.summary()).contains("expected one document"));
    }

    @Test
    void saysThatThereIsNoFile() {
        ClusterFileInvalid invalid = catchThrowableOfType(
                ClusterFileInvalid.class, () -> ClusterFile.load(folder.resolve("none.yaml"), folder));

        assertThat(invalid.problems()).singleElement().satisfies(problem -> assertThat(problem.summary())
                .isEqualTo("there is no such file"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private ClusterSpec load(String text) throws IOException, ClusterFileInvalid {
        return ClusterFile.load(Files.writeString(folder.resolve("cluster.yaml"), text), folder);
    }

    private List<Problem> mistakes(String text) {
        ClusterFileInvalid invalid = catchThrowableOfType(ClusterFileInvalid.class, () -> load(text));
        assertThat(invalid).isNotNull();
        return invalid.problems();
    }
}
