package io.cantianupgrade.activity;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.step.QuestionKind;
import java.util.Optional;

/**
 * Settles the backup of the data before a rolling upgrade: the operator has one, or ctbackup makes one now. The vendor's flag for that
 * (F16) is set when the first node is begun with: until then nothing of this upgrade is on the cluster.
 */
final class BackupData implements StepProcedure {

    private static final String NOW = "3";

    @Override
    public Look look(StepContext context) {
        if (context.evidence().backupOfDataIsSettled(context.node().configuration())) {
            return Look.done("the backup of the data is settled");
        }
        Optional<Decision> choice = context.call().given(QuestionKind.BACKUP_CHOICE);
        if (choice.filter(said -> !said.answer().equals(NOW)).isPresent()) {
            return Look.byHand(choice.get().confirms("the data is backed up by other means"));
        }
        return choice.isPresent() && context.lastJob().succeeded()
                ? Look.done("ctbackup has backed the data up")
                : Look.missing("the backup of the data is not settled yet");
    }

    @Override
    public void act(StepContext context) {
        if (!context.lastJob().succeeded()) {
            new OnlineBackup(context).take();
        }
    }
}
