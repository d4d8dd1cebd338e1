package io.cantianupgrade.check;

import static io.cantianupgrade.check.Declaration.array;
import static io.cantianupgrade.check.Declaration.cluster;
import static io.cantianupgrade.check.Declaration.node;
import static io.cantianupgrade.check.Declaration.release;
import static io.cantianupgrade.model.Operation.COMMIT;
import static io.cantianupgrade.model.Operation.OFFLINE_UPGRADE;
import static io.cantianupgrade.model.Operation.ROLLBACK;
import static io.cantianupgrade.model.Operation.ROLLING_UPGRADE;

import io.cantianupgrade.model.ProblemCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The catalogue: every check of the precheck, each declared once, in the order in which results are shown. */
public final class Checks {

    private static final List<CheckSpec> ALL = List.of(
            node(CheckId.REACHABLE, "the node answers, lets us in, and is the host that the known hosts file knows")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.NODE_UNREACHABLE),
            node(CheckId.OPERATING_SYSTEM, "the node runs Linux")
                    .source("P11")
                    .fails(ProblemCode.NODE_SYSTEM_UNSUPPORTED),
            node(CheckId.SHELL_IS_BASH, "sh is bash: with another shell the release's scripts are syntax errors")
                    .source("1.8, T-48")
                    .fails(ProblemCode.NODE_SYSTEM_UNSUPPORTED),
            node(CheckId.COMMANDS, "the commands that the release's scripts call are installed, tree among them")
                    .source("G3")
                    .fails(ProblemCode.NODE_LACKS_COMMAND),
            node(CheckId.PYTHON_MODULES, "python3 imports requests and paramiko")
                    .source("G2")
                    .fails(ProblemCode.NODE_LACKS_PYTHON_MODULE),
            node(
                            CheckId.PROGRAMS_MAY_RUN,
                            "neither /opt/cantian nor the release directory is on a file system mounted noexec")
                    .fails(ProblemCode.NODE_SYSTEM_UNSUPPORTED),
            node(CheckId.CONFIGURATION, "deploy_param.json and versions.yml can be read and say what an upgrade needs")
                    .source("P17, T-75")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.CONFIGURATION_UNREADABLE),
            node(CheckId.NODE_IDENTITY, "node_id of the host is the id that the cluster file gives it")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.NODES_DIFFER),
            node(CheckId.FREE_SPACE, "5 GiB are free at /opt/cantian")
                    .source("P9, 5.5")
                    .fails(ProblemCode.NODE_DISK_FULL),
            node(CheckId.UNPACK_SPACE, "5 GiB are free where the release is unpacked")
                    .source("G4")
                    .untouchedOnly()
                    .fails(ProblemCode.NODE_DISK_FULL),
            node(CheckId.BACKUP_SPACE, "what a backup copies fits once more on the file system of /opt/cantian")
                    .source("5.1")
                    .untouchedOnly()
                    .fails(ProblemCode.NODE_DISK_FULL),
            node(CheckId.PROCESSES, "one cluster manager and one engine run")
                    .source("P16, P17, G1")
                    .untouchedOnly()
                    .fails(ProblemCode.CLUSTER_NOT_HEALTHY),
            node(CheckId.ENGINE_STATE, "start_status.json says started, and on node 0 that the database is created")
                    .source("P17, F19")
                    .untouchedOnly()
                    .fails(ProblemCode.CLUSTER_NOT_HEALTHY),
            node(CheckId.CMS_REGISTRATION, "the cluster manager lists every node, and the resource db")
                    .source("P16")
                    .untouchedOnly()
                    .fails(ProblemCode.CLUSTER_NOT_HEALTHY),
            node(CheckId.DBSTOR_CLIENT, "the dbstor client has its version check, which the release's pre_upgrade runs")
                    .source("P14")
                    .fails(ProblemCode.NODE_LACKS_COMMAND),
            node(
                            CheckId.LOGICREP_LIBRARIES,
                            "where logicrep is in use, the directory that is answered ahead has its libraries")
                    .source("P23, Q4, F26, T-46")
                    .fails(ProblemCode.LOGICREP_LIBRARIES_MISSING),
            node(CheckId.OLD_BACKUP, "no backup of an earlier attempt lies where this upgrade's backup goes")
                    .source("5.1, F5, F6, T-61")
                    .untouchedOnly()
                    .fails(ProblemCode.BACKUP_OF_ANOTHER_ATTEMPT),
            node(CheckId.UPGRADE_LOCK, "nobody holds the cluster's upgrade lock, and no script of the vendor runs")
                    .source("1.8, F9, F27, T-36, T-49")
                    .guardsToo(ROLLBACK)
                    .fails(ProblemCode.UPGRADE_LOCK_HELD),
            cluster(CheckId.EVERY_NODE_NAMED, "the cluster file names as many nodes as cms_ip has addresses")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.NODES_DIFFER),
            cluster(CheckId.SAME_VERSION, "every node has the same version")
                    .source("5.1")
                    .guardsToo(COMMIT)
                    .untouchedOnly()
                    .fails(ProblemCode.NODES_DIFFER),
            cluster(
                            CheckId.SAME_CONFIGURATION,
                            "what describes the cluster in deploy_param.json is the same on every node")
                    .source("P3, P4, T-19")
                    .guardsToo(COMMIT)
                    .fails(ProblemCode.NODES_DIFFER),
            cluster(CheckId.DEPLOY_MODE, "the cluster is deployed in a way that the vendor's scripts can upgrade")
                    .source("T-32, T-35")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.DEPLOY_MODE_UNSUPPORTED),
            cluster(CheckId.CLUSTER_ONLINE, "every node sees every node online and joined in cms stat")
                    .source("P8, P13, 5.6, G1, T-16")
                    .guardsToo(COMMIT)
                    .untouchedOnly()
                    .fails(ProblemCode.CLUSTER_NOT_HEALTHY),
            cluster(CheckId.CLOCK_SKEW, "the nodes' clocks are at most 2 s apart")
                    .warns(ProblemCode.CLOCKS_DIFFER),
            cluster(CheckId.DATABASE_LOGIN, "the database is open and takes the sys password")
                    .source("5.1, P17")
                    .untouchedOnly()
                    .fails(ProblemCode.DATABASE_LOGIN_REFUSED),
            cluster(CheckId.OPEN_UPGRADE, "no upgrade is under way, begun by hand or by this product")
                    .source("P6, P26, F10-F16, T-06")
                    .untouchedOnly()
                    .fails(ProblemCode.UPGRADE_ALREADY_OPEN),
            release(CheckId.PACKAGE, "the package can be read, and is a release with a version and a white list")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.PACKAGE_UNREADABLE),
            release(CheckId.PACKAGE_CHECKSUM, "the package has the checksum that the cluster file states")
                    .source("T-62")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.PACKAGE_CHECKSUM_WRONG),
            release(CheckId.PACKAGE_SCRIPTS, "upgrade.sh has every function that the steps call")
                    .fails(ProblemCode.PACKAGE_INCOMPLETE),
            release(CheckId.PACKAGE_REPO, "repo/ has as many entries as the deploy mode needs")
                    .source("P24")
                    .fails(ProblemCode.PACKAGE_INCOMPLETE),
            release(CheckId.PACKAGE_ARCHITECTURE, "the packages in repo/ are built for every node's processor")
                    .source("5.1")
                    .fails(ProblemCode.PACKAGE_FOR_ANOTHER_ARCHITECTURE),
            release(CheckId.CONNECTOR_ARCHIVE, "the connector archive that the mysql module needs is to be had")
                    .source("1.5, T-73")
                    .fails(ProblemCode.PACKAGE_INCOMPLETE),
            release(CheckId.CONFIGURATION_KEYS, "the release's configuration has the keys of the installed one")
                    .source("P2, 5.3")
                    .untouchedOnly()
                    .fails(ProblemCode.CONFIGURATION_KEYS_DIFFER),
            release(CheckId.NEW_VERSION, "the nodes do not have the version of the package yet")
                    .source("P5")
                    .untouchedOnly()
                    .fails(ProblemCode.SOURCE_IS_TARGET),
            release(
                            CheckId.SOURCE_SUPPORTED,
                            "the installed version is one whose upgrade the release's scripts can finish")
                    .source("P7, T-20, T-21")
                    .fails(ProblemCode.SOURCE_NOT_ALLOWED),
            release(CheckId.SOURCE_ALLOWED, "the white list of the release names the installed version")
                    .source("P10, P20, 5.2, G5")
                    .fails(ProblemCode.SOURCE_NOT_ALLOWED),
            release(CheckId.MODE_ALLOWED, "the white list allows an offline upgrade from it")
                    .only(OFFLINE_UPGRADE)
                    .source("P10, 5.2, G5")
                    .fails(ProblemCode.MODE_NOT_ALLOWED),
            release(CheckId.ROLLING_ALLOWED, "the white list allows a rolling upgrade from it")
                    .source("P10, 5.2, G5")
                    .only(ROLLING_UPGRADE)
                    .fails(ProblemCode.MODE_NOT_ALLOWED),
            array(CheckId.ARRAY_NAMED, "the cluster file names the array when the data is on one")
                    .source("P22")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.CLUSTER_FILE_INVALID),
            array(CheckId.ARRAY_LOGIN, "the array answers, has the pinned certificate, and lets us in")
                    .source("P22, G6")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.ARRAY_UNREACHABLE),
            array(CheckId.ARRAY_HEALTH, "the array says that it is well")
                    .guardsToo(COMMIT)
                    .fails(ProblemCode.ARRAY_NOT_HEALTHY),
            array(CheckId.FILE_SYSTEMS, "the array has every file system of the configuration once, healthy and online")
                    .guardsToo(COMMIT, ROLLBACK)
                    .fails(ProblemCode.FILE_SYSTEM_NOT_HEALTHY),
            array(CheckId.NOT_STANDBY, "the array is not the standby site of a replication")
                    .source("F25")
                    .fails(ProblemCode.ARRAY_IS_STANDBY),
            array(CheckId.REVERT_POSSIBLE, "the array would allow a revert: no HyperMetro, replication split")
                    .source("S13")
                    .warns(ProblemCode.REVERT_NOT_ALLOWED),
            array(CheckId.ARRAY_IDLE, "no file system is being brought back to a snapshot")
                    .fails(ProblemCode.ARRAY_BUSY),
            array(CheckId.SNAPSHOT_ROOM, "every file system can take one more snapshot")
                    .source("G6")
                    .untouchedOnly()
                    .fails(ProblemCode.SNAPSHOT_NO_ROOM));

    private static final Map<CheckId, CheckSpec> BY_ID = byId();

    private Checks() {}

    /** Every declaration, in catalogue order. */
    public static List<CheckSpec> all() {
        return ALL;
    }

    /** Those that look at {@code scope}. */
    public static List<CheckId> of(CheckScope scope) {
        return ALL.stream()
                .filter(spec -> spec.scope() == scope)
                .map(CheckSpec::id)
                .toList();
    }

    public static CheckSpec of(CheckId id) {
        return BY_ID.get(id);
    }

    private static Map<CheckId, CheckSpec> byId() {
        Map<CheckId, CheckSpec> specs = new EnumMap<>(CheckId.class);
        ALL.forEach(spec -> specs.put(spec.id(), spec));
        return specs;
    }
}
