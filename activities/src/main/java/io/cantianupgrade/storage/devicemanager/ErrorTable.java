package io.cantianupgrade.storage.devicemanager;

import static io.cantianupgrade.storage.devicemanager.RetryClass.LOOK;
import static io.cantianupgrade.storage.devicemanager.RetryClass.RELOGIN;
import static io.cantianupgrade.storage.devicemanager.RetryClass.STOP;
import static io.cantianupgrade.storage.devicemanager.RetryClass.WAIT;

import io.cantianupgrade.model.ProblemCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The codes of the array, from section 3 of the REST reference. What a code means only in the light of the request (a missing
 * snapshot, a name that is taken) is named here as a set and decided where the request is made.
 */
final class ErrorTable {

    static final long NONE = 0;
    static final long UNAUTHORIZED = -401;
    static final long SESSION_ENDING = 1073793621L;
    static final long BAD_PARAMETER = 50331651L;
    static final long NO_ROLLBACK = 1073754143L;

    /** Firmware 6.1.6 says the first; the others are older names for the same. */
    static final Set<Long> SNAPSHOT_MISSING = Set.of(1073754118L, 1077937875L, 1077937872L, 1077937880L);

    static final Set<Long> PARENT_MISSING = Set.of(1073754117L, 1073754136L);
    static final Set<Long> NAME_TAKEN = Set.of(1073754142L, 1077948993L);
    static final Set<Long> ROLLING_BACK = Set.of(1073754140L, 1073754147L, 1088539226L);

    private static final String SEE_ARRAY = "look into the array's DeviceManager, then answer retry";
    private static final ErrorRule UNKNOWN = new ErrorRule(
            STOP, ProblemCode.ARRAY_REFUSED, "an error this product does not know", "look the code up; " + SEE_ARRAY);

    private static final Map<Long, ErrorRule> RULES = new HashMap<>();

    static {
        session();
        account();
        load();
        snapshots();
        reverts();
    }

    private ErrorTable() {}

    static ErrorRule rule(long code) {
        return RULES.getOrDefault(code, UNKNOWN);
    }

    private static void session() {
        String remedy = "see whether somebody ends this user's sessions, or whether the worker's address changes";
        add(RELOGIN, ProblemCode.ARRAY_REFUSED, "the session is not authorized", remedy, UNAUTHORIZED);
        add(RELOGIN, ProblemCode.ARRAY_REFUSED, "the user's session was ended", remedy, 1077949069L);
        add(RELOGIN, ProblemCode.ARRAY_REFUSED, "the session is being ended", remedy, SESSION_ENDING);
        add(RELOGIN, ProblemCode.ARRAY_REFUSED, "the request comes from another address", remedy, 1073793620L);
        add(RELOGIN, ProblemCode.ARRAY_BUSY, "the array's controllers do not reach each other", remedy, 4294967297L);
    }

    private static void account() {
        ProblemCode refused = ProblemCode.ARRAY_LOGIN_REFUSED;
        ProblemCode locked = ProblemCode.ARRAY_ACCOUNT_LOCKED;
        String password = "correct the array's user and password of the cluster file, then answer retry";
        String unlock = "unlock the account on the array, or wait until the lock ends, then answer retry";
        String permit = "let an administrator of the array set the user right, then answer retry";
        add(STOP, refused, "wrong user name or password", password, 1077949061L, 1077987870L, 1077949081L);
        add(STOP, refused, "wrong user name or password", password, 1077949066L, 1077987866L);
        add(STOP, refused, "the user is unknown or not a local one", password, 1077949057L, 1077949072L);
        add(STOP, locked, "the account is locked", unlock, 1077949070L, 1077987871L);
        add(STOP, locked, "the worker's address is locked", unlock, 1077949071L);
        add(STOP, refused, "the password has expired", permit, 1073951284L);
        add(STOP, refused, "the initial password was never changed", permit, 1077951505L);
        add(STOP, refused, "the user may not log in over REST", permit, 1073793593L);
        add(STOP, refused, "the user needs a one-time password", permit, 1073793615L, 1073793630L);
        add(
                WAIT,
                ProblemCode.ARRAY_BUSY,
                "too many users are logged in",
                "end unused sessions on the array",
                1077949067L);
        add(STOP, ProblemCode.ARRAY_REFUSED, "the user lacks the right", permit, 1077949058L, 1073793325L);
        add(STOP, ProblemCode.ARRAY_REFUSED, "the user lacks the right", permit, 1073793463L, 348346887L);
        String vstore = "correct the vStore of the file system in deploy_param.json";
        ProblemCode missing = ProblemCode.FILE_SYSTEM_NOT_FOUND;
        add(STOP, missing, "the vStore does not exist", vstore, 1073793658L, 1073793559L, 1077951220L, 1077940508L);
        add(STOP, missing, "the vStore has no such file system", vstore, 1073814825L);
    }

    private static void load() {
        ProblemCode busy = ProblemCode.ARRAY_BUSY;
        ProblemCode refused = ProblemCode.ARRAY_REFUSED;
        add(LOOK, busy, "the request timed out inside the array", SEE_ARRAY, 1077949001L);
        add(LOOK, busy, "the system is busy", SEE_ARRAY, 1077949006L, 1077948995L, 1077949020L, 1077949004L);
        add(WAIT, busy, "the array starts or switches over", SEE_ARRAY, 1077948998L, 1077948999L);
        add(STOP, refused, "the array's own software is being upgraded", SEE_ARRAY, 1077949021L, 1077949031L);
        add(STOP, refused, "the array is powering off", SEE_ARRAY, 1077949091L);
        add(WAIT, busy, "too many requests at once", SEE_ARRAY, 1077953235L);
        add(WAIT, busy, "the file system is being changed", SEE_ARRAY, 1077949104L, 1073752095L);
        add(WAIT, busy, "the value cannot be read now", SEE_ARRAY, 1077949008L);
        add(LOOK, refused, "an internal error", SEE_ARRAY, 1077949003L, 1077949005L, 1077949007L);
        add(LOOK, refused, "an internal error", SEE_ARRAY, 1077949009L, 1077949094L);
        add(STOP, refused, "the array does not support it", SEE_ARRAY, 1077949002L, 1077949060L, 1077949112L);
        add(STOP, refused, "a parameter is wrong", SEE_ARRAY, BAD_PARAMETER);
    }

    private static void snapshots() {
        ProblemCode noRoom = ProblemCode.SNAPSHOT_NO_ROOM;
        ProblemCode busy = ProblemCode.ARRAY_BUSY;
        ProblemCode kept = ProblemCode.SNAPSHOT_NOT_DELETED;
        String space = "make room on the array, then answer retry";
        String licence = "let the array have a valid snapshot licence, then answer retry";
        String keeper = "see in DeviceManager who uses the snapshot, and delete it there";
        add(STOP, ProblemCode.FILE_SYSTEM_NOT_FOUND, "no such file system", SEE_ARRAY, 1073752065L);
        SNAPSHOT_MISSING.forEach(
                code -> add(STOP, ProblemCode.SNAPSHOT_MISSING, "the snapshot does not exist", SEE_ARRAY, code));
        PARENT_MISSING.forEach(
                code -> add(STOP, ProblemCode.FILE_SYSTEM_NOT_FOUND, "no such file system", SEE_ARRAY, code));
        NAME_TAKEN.forEach(
                code -> add(STOP, ProblemCode.ARRAY_REFUSED, "the snapshot's name is taken", SEE_ARRAY, code));
        add(LOOK, busy, "the object is not available", SEE_ARRAY, 1077948996L);
        add(
                STOP,
                ProblemCode.ARRAY_REFUSED,
                "the snapshot's name or tag is not legal",
                SEE_ARRAY,
                1073754135L,
                1073754160L);
        add(STOP, noRoom, "the file system has too little free space", space, 1073754124L);
        add(STOP, noRoom, "the pool has too little free space", space, 1077949090L);
        add(STOP, noRoom, "there are too many snapshots", space, 1073754137L, 1073754138L, 1073844275L);
        add(STOP, noRoom, "no licence for snapshots", licence, 1077951783L, 1077951779L, 1077937864L, 1073748788L);
        add(WAIT, busy, "another snapshot is being taken or deleted", SEE_ARRAY, 1073754144L, 1073754145L, 1073754154L);
        add(WAIT, busy, "replication works with the file system", SEE_ARRAY, 1073754146L, 1073754155L);
        add(STOP, kept, "another service uses the snapshot", keeper, 1073754126L);
        add(STOP, kept, "the snapshot is private", keeper, 1073754139L, 1073754172L);
        add(STOP, kept, "the snapshot is protected for some time", keeper, 1073754163L);
    }

    private static void reverts() {
        ProblemCode unwell = ProblemCode.FILE_SYSTEM_NOT_HEALTHY;
        ProblemCode refused = ProblemCode.ARRAY_REFUSED;
        ROLLING_BACK.forEach(code -> add(
                WAIT, ProblemCode.ARRAY_BUSY, "a file system is being brought back to a snapshot", SEE_ARRAY, code));
        add(WAIT, ProblemCode.ARRAY_BUSY, "a clone is being brought back", SEE_ARRAY, 1088539222L, 1088539227L);
        add(STOP, refused, "the array knows of no revert of this file system", SEE_ARRAY, NO_ROLLBACK);
        add(STOP, unwell, "the file system is faulty", SEE_ARRAY, 1073754113L);
        add(STOP, unwell, "the file system is offline", SEE_ARRAY, 1073754114L);
        add(STOP, unwell, "the file system is write-protected", SEE_ARRAY, 1073754115L);
        String share = "remove the share on the array, answer retry, and share it again afterwards";
        add(STOP, ProblemCode.FILE_SYSTEM_SHARED, "the file system is shared", share, 1073754116L, 1073754141L);
        add(STOP, refused, "WORM forbids it", SEE_ARRAY, 1073754128L, 1073748771L);
        add(
                STOP,
                ProblemCode.REPLICATION_NOT_SPLIT,
                "a replication pair is not split",
                "split the pair on the array, then answer retry",
                1073754148L);
        add(STOP, refused, "HyperMetro forbids it", SEE_ARRAY, 1073809156L, 1090621445L);
        String alarm = "do not start the cluster; call the array's support";
        add(STOP, ProblemCode.DATA_INCONSISTENT, "the data is inconsistent", alarm, 1073754153L, 1073844270L);
    }

    private static void add(RetryClass retry, ProblemCode problem, String meaning, String remedy, long... codes) {
        ErrorRule rule = new ErrorRule(retry, problem, meaning, remedy);
        for (long code : codes) {
            RULES.put(code, rule);
        }
    }
}
