package io.cantianupgrade.activity;

import io.cantianupgrade.step.StepId;

/** Which procedure does which step. */
final class StepProcedures {

    /** No default: a new step does not compile until it is wired. */
    StepProcedure of(StepId id) {
        return switch (id) {
            case DISTRIBUTE_RELEASE -> new DistributeRelease();
            case PRECHECK -> new Precheck();
            case QUIESCE_BUSINESS -> new QuiesceBusiness();
            case CHECKPOINT -> new Checkpoint();
            case STOP -> new Stop();
            case BACKUP_DATA -> new BackupData();
            case BEGIN_NODE -> new BeginNode();
            case BACKUP -> new Backup();
            case SNAPSHOT -> new TakeSnapshots();
            case REPLACE_BINARIES -> new ReplaceBinaries();
            case START -> new Start();
            case POST_CHECK -> new PostCheck();
            case CHANGE_SYSTEM_TABLES -> new ChangeSystemTables();
            case FINISH_NODE -> new FinishNode();
            case REPAIR_WORDS -> new RepairWords();
            case HEALTH_GATE -> new HealthGate();
            case VERIFY_CLUSTER -> new VerifyCluster();
            case CHECK_ARRAY -> new CheckArray();
            case RAISE_VERSION -> new RaiseVersion();
            case DELETE_SNAPSHOTS -> new DeleteSnapshots();
            case CLEAR_RESIDUE -> new ClearResidue();
            case ROLLBACK_BEGIN -> new RollbackBegin();
            case ROLLBACK_STOP -> new StopForRollback();
            case ROLLBACK_NODE -> new RestorePrograms();
            case ROLLBACK_SNAPSHOT -> new RevertSnapshots();
            case ROLLBACK_START -> new StartSource();
            case ROLLBACK_CHECK -> new CheckSource();
            case ROLLBACK_CLEAR -> new ClearRollbackResidue();
        };
    }
}
