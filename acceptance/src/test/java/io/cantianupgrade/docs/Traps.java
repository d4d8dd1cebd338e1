package io.cantianupgrade.docs;

import static io.cantianupgrade.docs.Traps.Fate.AVOIDED;
import static io.cantianupgrade.docs.Traps.Fate.DSS;
import static io.cantianupgrade.docs.Traps.Fate.NOT_OURS;

import java.util.List;

/** The known defects of the vendor's scripts, T-01 to T-79, and what becomes of each. */
final class Traps {

    static final List<Trap> ALL = List.of(
            new Trap(
                    "T-01",
                    AVOIDED,
                    "The version is raised by a command of its own, and `cms version` and `DV_CTRL_VERSION` say whether it is."),
            new Trap(
                    "T-02",
                    AVOIDED,
                    "A commit needs the word `prepared`, or goes on from one that has begun; `rollup` is refused."),
            new Trap(
                    "T-03",
                    AVOIDED,
                    "A commit counts the nodes of the cluster file, and each of them must say `rollup_success`."),
            new Trap(
                    "T-04",
                    AVOIDED,
                    "Nothing is raised before every node's `versions.yml` names the target and every node is online and joined."),
            new Trap("T-05", AVOIDED, "The three numbers are computed from the version, whatever its form."),
            new Trap(
                    "T-06",
                    AVOIDED,
                    "The commit removes `updatesys.*` itself, and no upgrade begins while one is there."),
            new Trap(
                    "T-07",
                    AVOIDED,
                    "A change that the release finds unnecessary counts as done, and its request is withdrawn."),
            new Trap(
                    "T-08",
                    AVOIDED,
                    "A rollback removes the commit's flag of the source version; the commit itself looks at the version, not at the flag."),
            new Trap(
                    "T-09",
                    AVOIDED,
                    "A commit that broke off after raising the version finds it raised, goes on, and sets the flag."),
            new Trap(
                    "T-10",
                    AVOIDED,
                    "The commit removes the flag of every node, and no upgrade begins while one of another target is there."),
            new Trap(
                    "T-11",
                    AVOIDED,
                    "All words are read before one is written, and once more under the lock; words that block each other already are put right from what the nodes themselves show."),
            new Trap(
                    "T-12",
                    AVOIDED,
                    "A rolling rollback is refused before it writes anything; a cluster that the vendor's has left at `rolldown` goes forward to `prepared` again."),
            new Trap(
                    "T-13",
                    AVOIDED,
                    "The backup is asked for before any word is written; choice 1 ends with nothing changed."),
            new Trap("T-14", AVOIDED, "Only 1, 2 and 3 are answers; any other is refused with the reason."),
            new Trap("T-15", AVOIDED, "Each flag is read back from the share file system after it was pushed there."),
            new Trap(
                    "T-16",
                    AVOIDED,
                    "`cms stat` is parsed: every row ONLINE and joined, as many rows as nodes; no table is no status."),
            new Trap(
                    "T-17",
                    AVOIDED,
                    "The checkpoint's flag is removed right after the checkpoint, and nothing is snapshotted while it is there."),
            new Trap(
                    "T-18",
                    AVOIDED,
                    "Our own checks change nothing and come first; the release's precheck runs under the vendor's lock."),
            new Trap("T-19", AVOIDED, "The precheck gets no configuration path, and our own check compares the keys."),
            new Trap("T-20", AVOIDED, "A source of 2.0.0 is refused."),
            new Trap("T-21", AVOIDED, "A source of 2.0.0 is refused."),
            new Trap("T-22", NOT_OURS, "Only the wording of the release's rolling messages is concerned."),
            new Trap("T-23", AVOIDED, "Node ids are numbers here: node 1 is never node 10."),
            new Trap(
                    "T-24",
                    AVOIDED,
                    "A node that is finished removes its own precheck's flag only; the flags of the upgrade go with the commit."),
            new Trap(
                    "T-25",
                    AVOIDED,
                    "After every replacement the packages and the programs in place are compared with the release."),
            new Trap("T-26", AVOIDED, "In a rollback the DBStor client comes from the packages of the backup."),
            new Trap("T-27", AVOIDED, "`uninstall.sh` is called by nobody here."),
            new Trap(
                    "T-28",
                    AVOIDED,
                    "Each file system has a snapshot of a name known beforehand: it is looked for, taken once, and read back."),
            new Trap(
                    "T-29",
                    AVOIDED,
                    "Passwords go to programs by standard input, and stand in no command, log or job folder of ours. The release's own change of the system tables still shows them to `ps`."),
            new Trap(
                    "T-30",
                    AVOIDED,
                    "A password reaches a job byte for byte; one that the release's own `read` would change is refused in the precheck."),
            new Trap(
                    "T-31",
                    NOT_OURS,
                    "The release's own code writes the ini files; what was written is compared with the release."),
            new Trap("T-32", DSS, "Its commit always fails there."),
            new Trap("T-33", DSS, "Its status files are never deleted there."),
            new Trap("T-34", DSS, "Its nodes never see each other's status."),
            new Trap("T-35", DSS, "Its rollback always fails there."),
            new Trap(
                    "T-36",
                    AVOIDED,
                    "A lock that was left behind on the array is found by the precheck, with the node whose it is."),
            new Trap("T-37", NOT_OURS, "`upgrade_status_query.sh` cannot be parsed, and is called by nobody here."),
            new Trap("T-38", NOT_OURS, "`clear_upgrade_backup.py` always fails, and is called by nobody here."),
            new Trap("T-39", AVOIDED, "The newest three of our own backups are kept, told by their names."),
            new Trap(
                    "T-40",
                    NOT_OURS,
                    "The release's module scripts take every node for 0 or 1; more nodes are theirs to support."),
            new Trap("T-41", AVOIDED, "A missing `deploy_mode` is derived from the policy, in one place."),
            new Trap(
                    "T-42",
                    AVOIDED,
                    "Steps are single functions of the release, so a check is repeated without a stop."),
            new Trap("T-43", AVOIDED, "The precheck's flag counts at its own path only."),
            new Trap("T-44", DSS, "Its status files are padded."),
            new Trap(
                    "T-45",
                    AVOIDED,
                    "After a rollback logicrep is started with its own script and the directory of its libraries."),
            new Trap(
                    "T-46",
                    AVOIDED,
                    "The directory of logicrep's libraries is checked on every node before anything is stopped, in words of its own."),
            new Trap("T-47", AVOIDED, "The stop's flag is removed after every start."),
            new Trap("T-48", AVOIDED, "A node whose `sh` is not bash is refused."),
            new Trap("T-49", AVOIDED, "Whoever holds the vendor's lock is named, and no process of ours inherits it."),
            new Trap("T-50", AVOIDED, "Versions are compared as numbers, and nothing is ever degraded by text."),
            new Trap(
                    "T-51",
                    AVOIDED,
                    "Every node of the cluster file must be back; a node without a word was never upgraded."),
            new Trap(
                    "T-52",
                    AVOIDED,
                    "A rollback goes on where the vendor's has stopped: it starts a node that only counts as back, and ends the cluster's state itself."),
            new Trap(
                    "T-53",
                    AVOIDED,
                    "A rolling rollback removes the words and all flags; a `normal` that the vendor's has left behind blocks nothing."),
            new Trap("T-54", AVOIDED, "A rollback removes `updatesys.*` when all nodes are back."),
            new Trap("T-55", AVOIDED, "A revert is watched with a limit, and ends with evidence or with a problem."),
            new Trap("T-56", AVOIDED, "A source of 2.0.0 is refused."),
            new Trap("T-57", AVOIDED, "The deploy mode is read from the live configuration."),
            new Trap(
                    "T-58",
                    NOT_OURS,
                    "Every node is prechecked before any flag is set, and our own check refuses the same version."),
            new Trap("T-59", AVOIDED, "Any flag of an upgrade refuses the next one, whatever its version looks like."),
            new Trap("T-60", AVOIDED, "A start waits until the node has joined."),
            new Trap(
                    "T-61",
                    AVOIDED,
                    "A backup counts when it names the source version and holds every module; a marker alone does not."),
            new Trap("T-62", AVOIDED, "Checksum, content and architecture of the package are checked."),
            new Trap("T-63", NOT_OURS, "Programs of the engine are called with its own profile."),
            new Trap("T-64", AVOIDED, "Only the pinned certificate of the array is trusted."),
            new Trap(
                    "T-65",
                    AVOIDED,
                    "Every word is read back from the share file system after it was pushed there, and read from there."),
            new Trap("T-66", AVOIDED, "The array is asked and tested before the version is raised."),
            new Trap("T-67", AVOIDED, "Processes are told by program and arguments, and none is killed by us."),
            new Trap(
                    "T-68",
                    AVOIDED,
                    "The copies of the flags on the share file system are removed with the flags, and looked for again."),
            new Trap("T-69", AVOIDED, "Every script is called through `sh`."),
            new Trap("T-70", AVOIDED, "Started is not joined: `cms stat` decides."),
            new Trap("T-71", NOT_OURS, "A start that was interrupted stops and starts again; it is expected."),
            new Trap("T-72", NOT_OURS, "`wsr_report` and the dss scripts stay as they are."),
            new Trap("T-73", AVOIDED, "The connector archive is checked before anything begins."),
            new Trap("T-74", AVOIDED, "A command of `cms` that ends with 0 and did nothing is no success."),
            new Trap(
                    "T-75",
                    AVOIDED,
                    "An empty or missing value of the configuration is a problem of its own, and identities are compared."),
            new Trap("T-76", AVOIDED, "A node counts as stopped when no process runs and no timer would start one."),
            new Trap(
                    "T-77",
                    NOT_OURS,
                    "After a restart of a node the workflow goes on; nothing waits for a start by itself."),
            new Trap("T-78", DSS, "Its check reads rows of `dss` wrongly."),
            new Trap("T-79", AVOIDED, "Every node is proven stopped before the snapshots."));

    private Traps() {}

    /** What a trap is to this release. */
    enum Fate {
        AVOIDED("Avoided", "What is done instead, and the tests that name the trap."),
        DSS("Deploy mode dss", "A cluster of deploy mode dss is refused, so they cannot be met."),
        NOT_OURS(
                "Nothing to do here",
                "They are in code that nothing here calls, or that the release has to get right itself.");

        private final String title;
        private final String words;

        Fate(String title, String words) {
            this.title = title;
            this.words = words;
        }

        String title() {
            return title;
        }

        String words() {
            return words;
        }
    }

    /** @param instead what is done, or why nothing is */
    record Trap(String id, Fate fate, String instead) {}
}
