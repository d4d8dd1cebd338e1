package io.cantianupgrade.activity;

import io.cantianupgrade.step.QuestionKind;

/** Settles the backup of the data before a rolling upgrade: the operator has one, or ctbackup makes one now. */
final class BackupData implements StepProcedure {

    private static final String NOW = "3";
    private static final String FLAG = "flag";

    @Override
    public Look look(StepContext context) {
        if (!context.evidence().backupOfDataIsSettled(context.node().configuration())) {
            return Look.missing("the backup of the data is not settled yet");
        }
        return Look.done(context.call()
                .given(QuestionKind.BACKUP_CHOICE)
                .filter(choice -> !choice.answer().equals(NOW))
                .map(choice -> choice.confirms("the data is backed up by other means"))
                .orElse("the backup of the data is settled"));
    }

    @Override
    public void act(StepContext context) {
        boolean now = context.call()
                .given(QuestionKind.BACKUP_CHOICE)
                .filter(choice -> choice.answer().equals(NOW))
                .isPresent();
        if (now && !context.lastJob().succeeded()) {
            new OnlineBackup(context).take();
        }
        context.run(context.nodeId(), FLAG, context.release().settleBackup());
    }
}
