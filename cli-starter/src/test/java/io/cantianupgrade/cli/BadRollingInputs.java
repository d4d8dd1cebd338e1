package io.cantianupgrade.cli;

import static io.cantianupgrade.cli.BadInputs.COMMIT;
import static io.cantianupgrade.cli.BadInputs.PLAN;
import static io.cantianupgrade.cli.BadInputs.UPGRADE;
import static io.cantianupgrade.cli.BadInputs.instead;
import static io.cantianupgrade.cli.BadInputs.words;

import io.cantianupgrade.cli.BadInputs.Row;
import java.util.List;
import java.util.stream.Stream;

/** Bad inputs around a rolling upgrade: its sections of the cluster file, the order of the nodes, answers given ahead. */
final class BadRollingInputs {
    private static final String UPGRADE_ROLLING = "upgrade rolling --yes -f DIR/cluster.yaml";

    private BadRollingInputs() {}

    static List<Row> rows() {
        return Stream.of(rolling(), backup(), answers()).flatMap(List::stream).toList();
    }

    private static List<Row> rolling() {
        String order = "order: \"1,0\"";
        return List.of(
                instead("an order that leaves a node out", UPGRADE_ROLLING, order, "order: 1"),
                instead("an order with a node twice", UPGRADE_ROLLING, order, "order: \"1,1\""),
                instead("an order with a node that is not there", PLAN, order, "order: [1, 2]"),
                instead("an order of names", PLAN, order, "order: [first, second]"),
                instead("an order with an id that no node has", PLAN, order, "order: \"99,0\""),
                instead("an order that is empty", PLAN, order, "order: []"),
                instead("a soak time without a unit", PLAN, "soak: 30s", "soak: 30"),
                instead("a soak time below zero", PLAN, "soak: 30s", "soak: -30s"),
                instead("a soak time that outlasts the gate", PLAN, "soak: 30s", "soak: 3h"),
                instead("no time for a veto", PLAN, "veto: 5m", "veto: 0s"),
                instead("a veto window of days", PLAN, "veto: 5m", "veto: 99999h"),
                instead("a first node that fails in an unknown way", PLAN, "veto: 5m", "firstNodeFails: retry"),
                instead("later nodes that roll back by themselves", PLAN, "veto: 5m", "laterNodeFails: rollback"),
                instead("an unknown field of rolling", PLAN, "veto: 5m", "vetoWindow: 5m"),
                instead("rolling as a word", PLAN, "rolling: { order: \"1,0\", soak: 30s, veto: 5m }", "rolling: yes"),
                instead(
                        "an order beside a wrong list of nodes",
                        PLAN,
                        "host: 10.0.0.2 }",
                        "host: 10.0.0.2, port: ssh }\n  - { id: one, host: c }"));
    }

    private static List<Row> backup() {
        String directory = "directory: /backup";
        String metadata = "metadata: /metadata";
        return List.of(
                instead("a backup without a password", PLAN, "password: file:secret, m", "m"),
                instead("a backup with its password in plain", PLAN, "password: file:secret, m", "password: H2s, m"),
                instead("an address that only looks like one", PLAN, "127.0.0.1", "127.0.0.256"),
                instead("an address with too few numbers", PLAN, "127.0.0.1", "127.0.1"),
                instead("an address with a port in it", PLAN, "127.0.0.1", "'127.0.0.1:3306'"),
                instead("a port of MySQL that is none", PLAN, "user: backup", "user: backup, port: 65536"),
                instead("a backup without a user", PLAN, "user: backup", "user: \"\""),
                instead("a user that is an option", PLAN, "user: backup", "user: --all"),
                instead("a metadata path that is relative", PLAN, metadata, "metadata: metadata"),
                instead("a metadata path that a shell reads", PLAN, metadata, "metadata: /m/$(reboot)"),
                instead("a metadata path that leads upwards", PLAN, metadata, "metadata: /m/../etc"),
                instead("no directory for the backup", PLAN, ", " + directory, ""),
                instead(
                        "inputs ahead with a password in plain",
                        PLAN,
                        "VERDICT: commit",
                        "BACKUP_INPUTS: password=H2s"),
                instead("a backup directory with a blank", PLAN, directory, "directory: /my backup"),
                instead("a backup directory with a backslash", PLAN, directory, "directory: '/back\\up'"),
                instead("a backup directory in Cantian's own", PLAN, directory, "directory: //opt/cantian/upgrade"),
                instead("Cantian's own directory for the backup", PLAN, directory, "directory: /opt/cantian/"),
                instead("the root for the backup", PLAN, directory, "directory: /"),
                instead("a backup directory of 101 characters", PLAN, directory, "directory: /" + "b".repeat(100)),
                instead("an unknown field of the backup", PLAN, directory, "dir: /backup"));
    }

    private static List<Row> answers() {
        return List.of(
                words("an answer ahead without a word", UPGRADE_ROLLING + " --answer backup"),
                words("an answer ahead to nothing", UPGRADE_ROLLING + " --answer =2"),
                words("an answer ahead to an unknown question", UPGRADE_ROLLING + " --answer verdikt=commit"),
                words("an answer ahead to a question that is near to none", UPGRADE + " --answer password=x"),
                words("an answer ahead that begins several questions", UPGRADE + " --answer manual=yes"),
                words("an answer ahead to a step that fails", UPGRADE + " --answer STEP_FAILED=retry"),
                words("an answer ahead that nobody can give", COMMIT + " --answer verdict=comit"),
                words("a choice of backup that is none", "demo --mode rolling --answer backup=4"),
                words(
                        "inputs typed ahead with a password in plain",
                        UPGRADE_ROLLING + " --answer backup-i=password=H2s"),
                words("a yes that is none", "rollback demo --answer manual-revert=true"),
                words("a path ahead that a shell reads", UPGRADE + " --answer logicrep=/a;reboot"),
                words("a question answered twice", UPGRADE_ROLLING + " --answer backup=2 --answer BACKUP_CHOICE=1"),
                words("a verdict said in two ways", "demo --verdict commit --answer verdict=rollback"),
                words("an answer ahead to a plan", "plan rolling -f DIR/cluster.yaml --answer backup=4"),
                words("an answer ahead to a precheck", "precheck -f DIR/cluster.yaml --answer manual-snapshots=maybe"),
                words("an order typed with a node left out", UPGRADE_ROLLING + " --order 1"),
                words("an order typed with words", UPGRADE_ROLLING + " --order first"),
                words("an order of too many nodes", "plan rolling -f DIR/cluster.yaml --order 2,1,0"),
                words("an order of an offline plan", "plan -f DIR/cluster.yaml --order 1,0"),
                words("an order of an offline upgrade", UPGRADE + " --order 1,0"),
                words("an order of an offline demo", "demo --order 1,0"),
                words("an order of a demo with more nodes", "demo --mode rolling --nodes 3 --order 1,0"),
                words("a rolling demo of one node", "demo --mode rolling --nodes 1"),
                words("a mode that does not exist", "demo --mode online"),
                words("a plan of something that does not exist", "plan upgrade"),
                words("a precheck of a rollback", "precheck rollback"));
    }
}
