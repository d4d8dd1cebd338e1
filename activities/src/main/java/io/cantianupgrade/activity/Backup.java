package io.cantianupgrade.activity;

/** Backs up programs and configuration with the release's own backup, and reads the backup back. */
final class Backup implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        return Look.unless(
                context.evidence().missingForBackup(context.call().source()),
                "backup of " + context.call().source() + " is complete on " + context.nodeId());
    }

    @Override
    public void act(StepContext context) {
        context.run(context.release().backup(context.call().target()));
    }
}
