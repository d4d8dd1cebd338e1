package io.cantianupgrade.model;

import static io.cantianupgrade.model.Disposition.ASK_OPERATOR;
import static io.cantianupgrade.model.Disposition.REFUSE;
import static io.cantianupgrade.model.Disposition.RETRY;

/** Every way in which something goes wrong. The names are stable: scripts, runbooks and {@code docs/problems.md} use them. */
public enum ProblemCode {
    // The request and the release
    CLUSTER_FILE_INVALID(REFUSE, "The cluster file has a mistake."),
    PACKAGE_NOT_FOUND(REFUSE, "The release package is not where the cluster file says."),
    PACKAGE_CHECKSUM_WRONG(REFUSE, "The release package is not the one whose checksum the cluster file states."),
    PACKAGE_UNREADABLE(REFUSE, "The release package is not a Cantian release, or is damaged."),
    PACKAGE_INCOMPLETE(REFUSE, "The release lacks a file or a script function that a step needs."),
    PACKAGE_FOR_ANOTHER_ARCHITECTURE(REFUSE, "The release is built for another processor than the nodes have."),
    CONFIGURATION_KEYS_DIFFER(REFUSE, "The release's configuration has other keys than the installed one."),
    SOURCE_IS_TARGET(REFUSE, "The nodes already run the version of the package."),
    SOURCE_NOT_ALLOWED(REFUSE, "The release's white list does not name the version that is installed."),
    MODE_NOT_ALLOWED(
            REFUSE, "The release's white list does not allow this kind of upgrade from the version that is installed."),
    DEPLOY_MODE_UNSUPPORTED(REFUSE, "The cluster is deployed in a way that cannot be upgraded by this product."),
    PLAN_OUTDATED(REFUSE, "The facts have changed since the plan was shown, so another plan would run."),
    OPERATION_OPEN(REFUSE, "Another operation of the cluster is still open."),
    CANNOT_BE_CONTINUED(REFUSE, "The upgrade that is under way cannot go on from where it is."),
    ALREADY_COMMITTED(REFUSE, "The upgrade is committed, so there is no way back."),
    NOTHING_TO_ROLL_BACK(REFUSE, "No upgrade has begun that could be rolled back."),
    NOT_COMMITTABLE(REFUSE, "The cluster is not in a state that can be committed."),

    // Reaching the nodes
    NODE_UNREACHABLE(RETRY, "The node does not answer over SSH."),
    NODE_WORKER_SILENT(RETRY, "The cluster file leaves the node's work to a worker on it, and none takes it up."),
    NODE_REFUSES_LOGIN(ASK_OPERATOR, "The node does not accept the key or the user."),
    HOST_KEY_UNKNOWN(ASK_OPERATOR, "The node's host key is not in the known hosts file."),
    HOST_KEY_CHANGED(ASK_OPERATOR, "The node shows another host key than the known hosts file has for it."),
    SSH_KEY_UNUSABLE(
            ASK_OPERATOR, "The private key cannot be used: it cannot be read, or its passphrase is missing or wrong."),
    SSH_AGENT_UNUSABLE(ASK_OPERATOR, "The SSH agent of the worker is not there, does not answer, or has no key."),
    JUMP_HOST_REFUSES(ASK_OPERATOR, "The jump host does not pass connections on to the node."),
    SUDO_REFUSED(ASK_OPERATOR, "The user of the node may not run bash by sudo without a password."),
    NODE_COMMAND_FAILED(RETRY, "A command on the node did not do what it should."),
    NODE_LACKS_COMMAND(ASK_OPERATOR, "A command that the release's scripts call is missing on the node."),
    NODE_LACKS_PYTHON_MODULE(ASK_OPERATOR, "A Python module that the release's scripts import is missing on the node."),
    NODE_SYSTEM_UNSUPPORTED(REFUSE, "The release's scripts cannot run on the node's system or shell."),
    NODE_DISK_FULL(ASK_OPERATOR, "The node has too little free space."),
    JOB_LOST(RETRY, "The command on the node ended without an exit code: somebody killed it."),
    NODE_RESTARTED(RETRY, "The node was restarted while a command ran there; the command ended without an exit code."),
    JOB_FAILED(RETRY, "A script of the release failed on the node."),
    JOB_TIMED_OUT(ASK_OPERATOR, "A command on the node still runs after its time limit."),
    UPGRADE_LOCK_HELD(ASK_OPERATOR, "Somebody else holds the vendor's upgrade lock of the cluster."),

    // The cluster
    NODES_DIFFER(REFUSE, "The nodes do not run the same version or are not configured alike."),
    CLUSTER_NOT_HEALTHY(REFUSE, "Not every node is online and joined."),
    CLOCKS_DIFFER(REFUSE, "The nodes' clocks are too far apart."),
    CLUSTER_STATE_UNREADABLE(RETRY, "The cluster manager gave no status."),
    UPGRADE_ALREADY_OPEN(REFUSE, "Files of an unfinished upgrade are on the shared file system."),
    CONFIGURATION_UNREADABLE(REFUSE, "The node's deploy_param.json lacks a value, or has one that cannot be right."),
    PRECONDITION_NOT_MET(ASK_OPERATOR, "A precondition of the step is not met."),
    NO_EFFECT(RETRY, "The step ran, but what it should have brought about is not there."),
    NODE_DID_NOT_STOP(RETRY, "Processes of Cantian are still there after the stop."),
    NODE_DID_NOT_JOIN(ASK_OPERATOR, "The node is up but has not joined the cluster."),
    LOGICREP_LIBRARIES_MISSING(
            ASK_OPERATOR, "Logicrep is in use, and the directory with its libraries is not known or not complete."),
    BACKUP_INCOMPLETE(ASK_OPERATOR, "The backup that a rollback needs is not complete."),
    BACKUP_OF_ANOTHER_ATTEMPT(ASK_OPERATOR, "A backup of an earlier attempt is where this upgrade's must go."),
    CHECKPOINT_FAILED(ASK_OPERATOR, "The database did not take the checkpoint."),
    DATABASE_LOGIN_REFUSED(ASK_OPERATOR, "The database does not accept the sys password."),
    VERSION_NOT_RAISED(RETRY, "The cluster's version is not the target's."),
    SYSTEM_TABLES_FAILED(ASK_OPERATOR, "The change of the system tables failed."),
    SECRET_UNRESOLVED(ASK_OPERATOR, "A secret that the cluster file names cannot be read."),

    // Encryption
    KEY_FILE_INVALID(REFUSE, "The file with the encryption keys is missing, or has a mistake."),
    KEY_UNKNOWN(ASK_OPERATOR, "Something is encrypted with a key that is not here."),
    DECRYPTION_FAILED(ASK_OPERATOR, "Something that is encrypted was changed, or is damaged."),

    // What the release's logs say
    RELEASE_PRECHECK_FAILED(ASK_OPERATOR, "The release's own precheck found something that none of our checks did."),
    RELEASE_PRECHECK_MISSING(ASK_OPERATOR, "The release's own precheck has not succeeded since the last attempt."),
    MODULE_FAILED(RETRY, "The script of one of the release's modules failed; the module's log says why."),
    BACKUP_FILE_CHANGED(RETRY, "A file changed while it was backed up, so something still writes."),
    PACKAGE_FOR_ANOTHER_USER(
            ASK_OPERATOR, "The release wants to run the engine as another user than the installed one."),
    ARRAY_CLIENT_INCOMPATIBLE(ASK_OPERATOR, "The DBStor client of the release does not fit the storage array."),
    MYSQL_INCOMPATIBLE(ASK_OPERATOR, "The MySQL server is too old for the release."),
    LOGICREP_USER_TAKEN(ASK_OPERATOR, "The database user that logicrep wants to create exists already."),
    MANAGER_DID_NOT_START(RETRY, "The cluster manager of the node did not come up in time."),
    ENGINE_DID_NOT_START(RETRY, "The database engine of the node did not come up in time."),
    DATABASE_NOT_OPEN(RETRY, "The engine runs, but the database is not open."),
    SNAPSHOT_NOT_TAKEN(ASK_OPERATOR, "The release could not take a snapshot."),
    BACKUP_INPUTS_MISSING(ASK_OPERATOR, "ctbackup needs to know more to back up the data."),
    DATA_BACKUP_FAILED(ASK_OPERATOR, "The backup of the data failed."),
    OTHER_NODE_UNFINISHED(ASK_OPERATOR, "The upgrade or rollback of another node is not finished."),
    ALREADY_UPGRADED(ASK_OPERATOR, "The release says that the cluster is upgraded already."),
    STATUS_WORD_UNEXPECTED(ASK_OPERATOR, "The cluster's status file has a word that does not allow this."),
    NEVER_UPGRADED(ASK_OPERATOR, "The node keeps no record of an upgrade, so there is nothing to roll back."),
    ROLLING_UPGRADE_OPEN(ASK_OPERATOR, "A rolling upgrade is open; it cannot be handled as an offline one."),
    SYSTEM_TABLES_CHANGED(
            ASK_OPERATOR, "The system tables are changed already, so a rolling rollback is not possible."),

    // This product
    WORKER_LOST(RETRY, "The worker that ran the step went silent."),
    UNEXPECTED(ASK_OPERATOR, "Something happened that nobody foresaw; the evidence is what is known."),

    // The storage array
    ARRAY_UNREACHABLE(RETRY, "The storage array does not answer."),
    ARRAY_NOT_TRUSTED(ASK_OPERATOR, "The storage array shows another certificate than the pinned one."),
    ARRAY_LOGIN_REFUSED(ASK_OPERATOR, "The storage array does not accept the user or the password."),
    ARRAY_ACCOUNT_LOCKED(ASK_OPERATOR, "The storage array has locked the account or the address."),
    ARRAY_BUSY(RETRY, "The storage array is busy and did not take the request."),
    ARRAY_REFUSED(ASK_OPERATOR, "The storage array refused the request."),
    ARRAY_REPLACED(ASK_OPERATOR, "Another storage array answers than the one that holds the snapshots."),
    ARRAY_NOT_HEALTHY(ASK_OPERATOR, "The storage array says that it is not well."),
    ARRAY_IS_STANDBY(REFUSE, "The storage array is the standby site: its data comes from another array."),
    FILE_SYSTEM_NOT_FOUND(ASK_OPERATOR, "The storage array has no file system of that name."),
    FILE_SYSTEM_NOT_HEALTHY(ASK_OPERATOR, "A file system of the cluster is not healthy and online."),
    REVERT_NOT_ALLOWED(ASK_OPERATOR, "The storage array does not allow a revert while the file system is paired."),
    SNAPSHOT_NO_ROOM(ASK_OPERATOR, "The storage array has no room or no licence for a snapshot."),
    SNAPSHOT_MISSING(ASK_OPERATOR, "A snapshot that was taken for this upgrade is gone."),
    SNAPSHOT_UNUSABLE(ASK_OPERATOR, "A snapshot is there, but is not healthy or belongs to another file system."),
    SNAPSHOT_NOT_DELETED(ASK_OPERATOR, "A snapshot could not be deleted."),
    FILE_SYSTEM_SHARED(ASK_OPERATOR, "The storage array does not revert a file system while it is shared."),
    REPLICATION_NOT_SPLIT(
            ASK_OPERATOR, "The storage array does not revert a file system while its replication pair is not split."),
    REVERT_NOT_CONFIRMED(
            ASK_OPERATOR, "The storage array took the request to revert, and nothing shows that it was done."),
    DATA_INCONSISTENT(ASK_OPERATOR, "The storage array says that a file system's data is inconsistent."),
    REVERT_FAILED(ASK_OPERATOR, "The storage array did not bring a file system back to its snapshot.");

    private final Disposition disposition;
    private final String meaning;

    ProblemCode(Disposition disposition, String meaning) {
        this.disposition = disposition;
        this.meaning = meaning;
    }

    public Disposition disposition() {
        return disposition;
    }

    /** One sentence, the same in the manual and on the screen. */
    public String meaning() {
        return meaning;
    }
}
