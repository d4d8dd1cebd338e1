package io.cantianupgrade.activity;

import java.util.ArrayList;
import java.util.List;

/**
 * Backs up programs and configuration with the release's own backup, and reads the backup back. As long as the node is not
 * replaced, what lies in the backup must be what is installed: the marker of an old attempt proves nothing (T-61).
 */
final class Backup implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        List<String> missing = new ArrayList<>(
                context.evidence().missingForBackup(context.call().source()));
        if (missing.isEmpty() && context.node().hasPackagesOf(context.call().source())) {
            missing.addAll(context.evidence().differencesToBackup(context.call().source()));
        }
        return Look.unless(missing, "backup of " + context.call().source() + " is complete on " + context.nodeId());
    }

    @Override
    public void act(StepContext context) {
        context.run(
                context.release().backup(context.call().source(), context.call().target()));
    }
}
