package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.MysqlMetadata;
import io.cantianupgrade.cantian.MysqlMetadata.Found;
import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Secret;
import io.cantianupgrade.step.QuestionKind;
import java.util.ArrayList;
import java.util.List;

/** A backup of the data with ctbackup while the node serves, kept to the newest three (T-39). */
final class OnlineBackup {

    private final StepContext context;

    OnlineBackup(StepContext context) {
        this.context = context;
    }

    /** @throws ProblemException {@code BACKUP_INPUTS_MISSING}, {@code DATA_BACKUP_FAILED} */
    void take() {
        DataBackupSpec spec = said();
        if (!spec.missing().isEmpty()) {
            throw missing(
                    "expected " + String.join(", ", spec.missing()) + ", found nothing",
                    List.of(),
                    "name them, or put them into the section backup: of the cluster file before you start again");
        }
        try (Secret password = context.secret(spec.password().orElseThrow())) {
            if (spec.metadata().isEmpty()) {
                throw noMetadata(
                        MysqlMetadata.lookedFor(context.node(), context.node().configuration(), spec, password));
            }
            context.run(context.release().backUpData(spec, password));
        }
    }

    /** What was answered, over what the cluster file says. */
    private DataBackupSpec said() {
        DataBackupSpec file = context.cluster().backup().orElse(DataBackupSpec.NONE);
        return context.call()
                .given(QuestionKind.BACKUP_INPUTS)
                .map(decision -> DataBackupSpec.of(decision.answer()).over(file))
                .orElse(file);
    }

    /** The path is never taken without a word of the operator: a wrong one makes a backup that cannot be restored. */
    private ProblemException noMetadata(Found found) {
        List<String> evidence = new ArrayList<>(found.evidence());
        String again = context.call()
                .given(QuestionKind.BACKUP_INPUTS)
                .map(decision -> decision.answer() + " ")
                .orElse("");
        return missing(
                "nobody has named the path of MySQL's metadata",
                evidence,
                found.path()
                        .map(path -> "It seems to be " + path + ". If so, answer: " + again + "metadata=" + path)
                        .orElse(
                                "It cannot be found automatically; in the guide: the chapter on MySQL's metadata path. Answer: "
                                        + again + "metadata=/PATH"));
    }

    private ProblemException missing(String summary, List<String> evidence, String remedy) {
        return new ProblemException(
                new Problem(ProblemCode.BACKUP_INPUTS_MISSING, context.nodeId().toString(), summary, evidence, remedy));
    }
}
