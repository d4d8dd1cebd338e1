package io.cantianupgrade.acceptance;

import static io.cantianupgrade.acceptance.PlantedFault.array;
import static io.cantianupgrade.acceptance.PlantedFault.command;
import static io.cantianupgrade.acceptance.PlantedFault.file;
import static io.cantianupgrade.acceptance.PlantedFault.fileWith;
import static io.cantianupgrade.acceptance.PlantedFault.gone;
import static io.cantianupgrade.acceptance.PlantedFault.host;
import static io.cantianupgrade.acceptance.PlantedFault.script;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.simulator.array.Fault;
import io.cantianupgrade.simulator.array.SimulatedArray;
import io.cantianupgrade.step.StepId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What goes wrong on the way through an upgrade of two nodes, in the order in which it is met. */
final class FaultTable {

    private static final String CONNECTOR = "$SIM_ROOT/ctdb/cantian_install/cantian_connector/";
    private static final String INSTALLED = "$SIM_ROOT/opt/cantian/versions.yml";
    private static final String FLAG = "$SIM_ROOT/opt/cantian/check_point.success";
    private static final long SNAPSHOT_IN_USE = 1073754126L;
    private static final long PASSWORD_EXPIRED = 1073951284L;

    private FaultTable() {}

    // fault | how it is planted | step that holds | code | where | expected and found | remedy
    static List<FaultRow> offline() {
        return List.of(
                row(
                        "the release's precheck fails and does not say why",
                        script(0, "cantian:pre_upgrade", "nobody knows this line"),
                        StepId.PRECHECK,
                        ProblemCode.RELEASE_PRECHECK_FAILED,
                        "node 0",
                        "exit code 0, found 1",
                        "read /opt/cantian/log/deploy"),
                row(
                        "the release's precheck finds too little room",
                        script(0, "cantian:pre_upgrade", "failed memory check"),
                        StepId.PRECHECK,
                        ProblemCode.NODE_DISK_FULL,
                        "node 0",
                        "exit code 0, found 1",
                        "leave 5 GiB free where /opt/cantian is"),
                row(
                        "the release's precheck finds an old MySQL server",
                        script(0, "cantian:pre_upgrade", "Mysql server and Cantian is incompatible"),
                        StepId.PRECHECK,
                        ProblemCode.MYSQL_INCOMPATIBLE,
                        "node 0",
                        "exit code 0, found 1",
                        "upgrade the MySQL server first"),
                row(
                        "the array's client does not fit the array",
                        host(0, "dbstor-incompatible").failingAScript(),
                        StepId.PRECHECK,
                        ProblemCode.ARRAY_CLIENT_INCOMPATIBLE,
                        "node 0",
                        "exit code 0, found 1",
                        "update the storage array or its client first"),
                row(
                        "the release's configuration has other keys",
                        script(0, "cantian:pre_upgrade", "config check failed"),
                        StepId.PRECHECK,
                        ProblemCode.CONFIGURATION_KEYS_DIFFER,
                        "node 0",
                        "exit code 0, found 1",
                        "compare config_params.json"),
                row(
                        "the Python module requests is missing",
                        host(0, "no-requests"),
                        StepId.PRECHECK,
                        ProblemCode.NODE_LACKS_PYTHON_MODULE,
                        "node 0",
                        "requests",
                        "python3 -m pip install"),
                row(
                        "the Python module paramiko is missing",
                        host(0, "no-paramiko"),
                        StepId.PRECHECK,
                        ProblemCode.NODE_LACKS_PYTHON_MODULE,
                        "node 0",
                        "paramiko",
                        "python3 -m pip install"),
                row(
                        "the command tree is missing before the upgrade",
                        host(0, "no-tree"),
                        StepId.PRECHECK,
                        ProblemCode.NODE_LACKS_COMMAND,
                        "node 0",
                        "tree",
                        "yum install -y tree"),
                row(
                        "somebody moves the unpacked release away: the retry looks again at what must hold",
                        command(
                                0,
                                "mv " + CONNECTOR + "versions.yml " + CONNECTOR + "aside.yml",
                                "mv " + CONNECTOR + "aside.yml " + CONNECTOR + "versions.yml"),
                        StepId.PRECHECK,
                        ProblemCode.PRECONDITION_NOT_MET,
                        "node 0",
                        "expected 25.06.B001, found none",
                        "mend what the evidence names"),
                row(
                        "the cluster file names an empty list of known hosts",
                        file("knownHosts", fileWith("")),
                        StepId.PRECHECK,
                        ProblemCode.HOST_KEY_UNKNOWN,
                        "node 0",
                        "is not in",
                        "ssh-keyscan -p"),
                row(
                        "the node shows another host key",
                        file("knownHosts", site -> PlantedFault.written(site, swappedHosts(site))
                                .toString()),
                        StepId.PRECHECK,
                        ProblemCode.HOST_KEY_CHANGED,
                        "node 0",
                        "has another one",
                        "find out why it changed; only then: ssh-keygen"),
                row(
                        "the node does not know the key that the cluster file names",
                        file("identityFile", site -> otherKey(site).toString()),
                        StepId.PRECHECK,
                        ProblemCode.NODE_REFUSES_LOGIN,
                        "node 0",
                        "found that it does not",
                        "authorized_keys"),
                row(
                        "the key that the cluster file names is none",
                        file("identityFile", fileWith("no key")),
                        StepId.PRECHECK,
                        ProblemCode.SSH_KEY_UNUSABLE,
                        "node 0",
                        "cannot be read",
                        "must print the public key"),
                row(
                        "the cluster file has a wrong address of the node",
                        file(FaultTable::wrongPort),
                        StepId.PRECHECK,
                        ProblemCode.NODE_UNREACHABLE,
                        "node 0",
                        "no answer over SSH",
                        "(from the worker's host) must work"),
                row(
                        "the command that stops business fails",
                        file("stop", site -> "\"echo no such service >&2; exit 7\"")
                                .failingAScript(),
                        StepId.QUIESCE_BUSINESS,
                        ProblemCode.JOB_FAILED,
                        "worker",
                        "ends with 0, found 7",
                        "mend business.stop of the cluster file"),
                row(
                        "business still runs after it was stopped",
                        file("stop", site -> "\"true\"\n  stopped: \"false\""),
                        StepId.QUIESCE_BUSINESS,
                        ProblemCode.NO_EFFECT,
                        "cluster",
                        "'false' does not end with 0",
                        "Set members to 0"),
                row(
                        "the database does not take the checkpoint",
                        script(0, "check_point", "nobody knows this line"),
                        StepId.CHECKPOINT,
                        ProblemCode.CHECKPOINT_FAILED,
                        "node 0",
                        "exit code 0, found 1",
                        "check database.sysPassword"),
                row(
                        "the reference to the sys password names a wrong one",
                        file("sysPassword", site -> "file:" + fileWith("wrong").apply(site))
                                .failingAScript(),
                        StepId.CHECKPOINT,
                        ProblemCode.CHECKPOINT_FAILED,
                        "node 0",
                        "found",
                        "check database.sysPassword"),
                row(
                        "the reference to the sys password names nothing",
                        file("sysPassword", site -> "env:NO_SUCH_VARIABLE"),
                        StepId.CHECKPOINT,
                        ProblemCode.SECRET_UNRESOLVED,
                        "worker",
                        "env:NO_SUCH_VARIABLE",
                        "set it on the worker's host"),
                row(
                        "node 1 runs another version than the plan says",
                        command(1, "sed -i.aside s/B032/B031/ " + INSTALLED, "mv " + INSTALLED + ".aside " + INSTALLED),
                        StepId.STOP,
                        ProblemCode.PRECONDITION_NOT_MET,
                        "node 1",
                        "24.12.B031",
                        "mend what the evidence names"),
                row(
                        "the command tree is missing during the backup",
                        host(0, "no-tree").failingAScript(),
                        StepId.BACKUP,
                        ProblemCode.NODE_LACKS_COMMAND,
                        "node 0",
                        "exit code 0, found 1",
                        "yum install tree"),
                row(
                        "the unpacked release has too many packages",
                        script(0, "do_backup", "We have to have only 3 rpm package"),
                        StepId.BACKUP,
                        ProblemCode.PACKAGE_INCOMPLETE,
                        "node 0",
                        "exit code 0, found 1",
                        "just what the vendor packed"),
                row(
                        "the flag of a checkpoint is back, which would turn a rollback into one that keeps the new data",
                        command(0, "touch " + FLAG, "rm " + FLAG),
                        StepId.SNAPSHOT,
                        ProblemCode.PRECONDITION_NOT_MET,
                        "array",
                        "check_point.success is there",
                        "mend what the evidence names"),
                row(
                        "a file system has no room for a snapshot",
                        array(it -> it.fileSystem("share").full(true), it -> it.fileSystem("share")
                                .full(false)),
                        StepId.SNAPSHOT,
                        ProblemCode.SNAPSHOT_NO_ROOM,
                        "storage array",
                        "too little free space",
                        "make room on the array"),
                row(
                        "the array has no licence for snapshots",
                        array(it -> it.snapshotRules().licensed(false), it -> it.snapshotRules()
                                .licensed(true)),
                        StepId.SNAPSHOT,
                        ProblemCode.SNAPSHOT_NO_ROOM,
                        "storage array",
                        "no licence",
                        "valid snapshot licence"),
                row(
                        "a file system is offline",
                        array(it -> it.fileSystem("share").running("28"), it -> it.fileSystem("share")
                                .running("27")),
                        StepId.SNAPSHOT,
                        ProblemCode.FILE_SYSTEM_NOT_HEALTHY,
                        "storage array",
                        "share",
                        "DeviceManager"),
                row(
                        "the array's user may only look",
                        array(it -> it.sessionRules().readOnly(true), it -> it.sessionRules()
                                .readOnly(false)),
                        StepId.SNAPSHOT,
                        ProblemCode.ARRAY_REFUSED,
                        "storage array",
                        "lacks the right",
                        "let an administrator of the array set the user right"),
                row(
                        "the password of the array's user has expired",
                        array(it -> it.sessionRules().refuseLogin(PASSWORD_EXPIRED), it -> it.sessionRules()
                                .refuseLogin(0)),
                        StepId.SNAPSHOT,
                        ProblemCode.ARRAY_LOGIN_REFUSED,
                        "storage array",
                        "the password has expired",
                        "let an administrator of the array set the user right"),
                row(
                        "the array has locked the worker's address",
                        array(it -> it.sessionRules().lockAddress(true), it -> it.sessionRules()
                                .lockAddress(false)),
                        StepId.SNAPSHOT,
                        ProblemCode.ARRAY_ACCOUNT_LOCKED,
                        "storage array",
                        "address is locked",
                        "wait until the lock ends"),
                row(
                        "the reference to the array's password names a wrong one",
                        file(FaultTable::wrongArrayPassword),
                        StepId.SNAPSHOT,
                        ProblemCode.ARRAY_LOGIN_REFUSED,
                        "storage array",
                        "wrong user name or password",
                        "correct the array's user and password of the cluster file"),
                row(
                        "the array shows another certificate than the cluster file names",
                        file("certificate", site -> otherCertificate().toString()),
                        StepId.SNAPSHOT,
                        ProblemCode.ARRAY_NOT_TRUSTED,
                        "storage array",
                        "certificate",
                        "certificate"),
                row(
                        "the package is for another user than the installed one",
                        script(0, "cantian:upgrade", "Error: the upgrade user is different from the installed user"),
                        StepId.REPLACE_BINARIES,
                        ProblemCode.PACKAGE_FOR_ANOTHER_USER,
                        "node 0",
                        "exit code 0, found 1",
                        "take the package for the installed kind"),
                row(
                        "the database user of logicrep is taken",
                        script(0, "cantian:upgrade", "LREP already exist,please choose another name"),
                        StepId.REPLACE_BINARIES,
                        ProblemCode.LOGICREP_USER_TAKEN,
                        "node 0",
                        "exit code 0, found 1",
                        "to a free name"),
                row(
                        "rpm has no room for a package",
                        host(0, "rpm-fails").failingAScript(),
                        StepId.REPLACE_BINARIES,
                        ProblemCode.NODE_DISK_FULL,
                        "node 0",
                        "No space left on device",
                        "make room there"),
                row(
                        "the engine of node 0 does not come up",
                        script(0, "cantian:start", "start cantiand by cms failed"),
                        StepId.START,
                        ProblemCode.ENGINE_DID_NOT_START,
                        "node 0",
                        "exit code 0, found 1",
                        "read cms_srv.rlog and cantiand.rlog of the node"),
                row(
                        "the command tree is missing on the second node",
                        host(1, "no-tree").failingAScript(),
                        StepId.BACKUP,
                        ProblemCode.NODE_LACKS_COMMAND,
                        "node 1",
                        "exit code 0, found 1",
                        "yum install tree"),
                row(
                        "node 0 is no longer upgraded when node 1 should follow",
                        command(0, "sed -i.aside s/B001/B000/ " + INSTALLED, "mv " + INSTALLED + ".aside " + INSTALLED),
                        StepId.REPLACE_BINARIES,
                        ProblemCode.PRECONDITION_NOT_MET,
                        "node 1",
                        "25.06.B000",
                        "mend what the evidence names"),
                row(
                        "the file with the sys password is gone when the version is to be raised",
                        gone(FaultTable::sysPassword),
                        StepId.RAISE_VERSION,
                        ProblemCode.SECRET_UNRESOLVED,
                        "worker",
                        "cannot resolve the secret",
                        "set it on the worker's host"),
                row(
                        "another service of the array uses a snapshot",
                        array(
                                it -> it.faults().times(100, "DELETE", "FSSNAPSHOT", Fault.code(SNAPSHOT_IN_USE)),
                                it -> it.faults().clear()),
                        StepId.DELETE_SNAPSHOTS,
                        ProblemCode.SNAPSHOT_NOT_DELETED,
                        "storage array",
                        "another service uses the snapshot",
                        "see in DeviceManager who uses the snapshot"));
    }

    /** From the first step that changes the node on each has a deadline: {@code firstNodeFails: rollback}. */
    static List<FaultRow> rolling() {
        return List.of(
                row(
                        "the release's precheck of node 1 finds an old MySQL server",
                        script(1, "cantian:pre_upgrade", "Mysql server and Cantian is incompatible"),
                        StepId.PRECHECK,
                        ProblemCode.MYSQL_INCOMPATIBLE,
                        "node 1",
                        "exit code 0, found 1",
                        "upgrade the MySQL server first"),
                row(
                        "node 1 no longer serves when the precheck is tried again",
                        stopped(1),
                        StepId.PRECHECK,
                        ProblemCode.PRECONDITION_NOT_MET,
                        "node 1",
                        "node 1 offline",
                        "mend what the evidence names"),
                row(
                        "the release finds another node unfinished",
                        script(0, "cantian:pre_upgrade", "there are currently one or more nodes in the rollup state"),
                        StepId.BEGIN_NODE,
                        ProblemCode.OTHER_NODE_UNFINISHED,
                        "node 0",
                        "exit code 0, found 1",
                        "finish the upgrade or rollback of the node"),
                row(
                        "the unpacked release has too many packages",
                        script(0, "do_backup", "We have to have only 3 rpm package"),
                        StepId.BACKUP,
                        ProblemCode.PACKAGE_INCOMPLETE,
                        "node 0",
                        "exit code 0, found 1",
                        "just what the vendor packed"),
                row(
                        "node 0 does not join again",
                        script(0, "start_cantiand_by_cms", "none of the nodes joined the cluster"),
                        StepId.START,
                        ProblemCode.NODE_DID_NOT_JOIN,
                        "node 0",
                        "exit code 0, found 1",
                        "start the node that is down"));
    }

    /** Why an upgrade is refused before anything is changed; all at the same time. */
    static List<Reason> reasons() {
        return List.of(
                new Reason(
                        host(0, "no-requests"), ProblemCode.NODE_LACKS_PYTHON_MODULE, "node 0", "pip install requests"),
                new Reason(host(1, "no-tree"), ProblemCode.NODE_LACKS_COMMAND, "node 1", "yum install -y tree"),
                new Reason(
                        array(it -> it.fileSystem("share").running("28"), it -> {}),
                        ProblemCode.FILE_SYSTEM_NOT_HEALTHY,
                        "array",
                        "DeviceManager"),
                new Reason(
                        command(1, "sed -i s/B032/B031/ " + INSTALLED, ":"),
                        ProblemCode.NODES_DIFFER,
                        "cluster",
                        "same version"));
    }

    record Reason(PlantedFault planted, ProblemCode code, String where, String remedy) {}

    private static PlantedFault stopped(int node) {
        String appctl = "sh $SIM_ROOT/opt/cantian/action/appctl.sh ";
        PlantedFault stop = command(node, appctl + "stop", appctl + "start");
        return new PlantedFault(
                stop.plant(),
                site -> {
                    stop.mend().accept(site);
                    await().until(() -> site.cluster().allJoined());
                },
                Optional.empty(),
                false);
    }

    private static FaultRow row(
            String fault,
            PlantedFault planted,
            StepId at,
            ProblemCode code,
            String where,
            String found,
            String remedy) {
        return new FaultRow(fault, planted, at, code, where, found, remedy);
    }

    private static UnaryOperator<String> wrongPort(Site site) {
        return text -> text.replace("port: " + site.cluster().node(0).sshPort(), "port: 1");
    }

    private static UnaryOperator<String> wrongArrayPassword(Site site) {
        return text -> text.replaceFirst(
                "(?m)^  password: .*", "  password: file:" + fileWith("wrong").apply(site));
    }

    private static Path sysPassword(Site site) {
        return Path.of(read(site.cluster().clusterFile()).replaceFirst("(?s).*sysPassword: file:(\\S+).*", "$1"));
    }

    private static String swappedHosts(Site site) {
        String first = ":" + site.cluster().node(0).sshPort() + " ";
        String second = ":" + site.cluster().node(1).sshPort() + " ";
        return read(site.cluster().knownHosts())
                .replace(first, ":x ")
                .replace(second, first)
                .replace(":x ", second);
    }

    private static Path otherKey(Site site) {
        Path key = site.folder().resolve("other-key");
        try {
            new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return key;
    }

    /** That of another array. */
    private static Path otherCertificate() {
        try (SimulatedArray other = SimulatedArray.in(Files.createTempDirectory("other-array"))
                .user("upgrade")
                .password("other")
                .start()) {
            return other.certificate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
