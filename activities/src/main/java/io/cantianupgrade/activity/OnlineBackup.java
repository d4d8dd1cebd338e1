package io.cantianupgrade.activity;

import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Secret;
import java.util.List;

/** A backup of the data with ctbackup while the node serves, kept to the newest three (T-39). */
final class OnlineBackup {

    private final StepContext context;

    OnlineBackup(StepContext context) {
        this.context = context;
    }

    /** @throws ProblemException {@code DATA_BACKUP_FAILED} */
    void take() {
        DataBackupSpec spec = context.cluster()
                .backup()
                .orElseThrow(
                        () -> new ProblemException(
                                new Problem(
                                        ProblemCode.DATA_BACKUP_FAILED,
                                        context.nodeId().toString(),
                                        "expected the section backup: in the cluster file, found none",
                                        List.of(),
                                        "add it (docs/cli.md), start again, and answer 3; or back the data up by other means and answer 2")));
        try (Secret password = context.secret(spec.password())) {
            context.run(context.release().backUpData(spec, password));
        }
    }
}
