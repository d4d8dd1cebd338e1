package io.cantianupgrade.activity;

import io.cantianupgrade.activity.check.NodeChecks;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.node.JobState;
import io.cantianupgrade.rolling.ClusterWord;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.rolling.RollingState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the node once more, its own checks and the release's, and says that its upgrade begins. The words come last: the vendor
 * writes them before it has asked whether it may (T-11, T-12).
 */
final class BeginNode implements StepProcedure {

    private static final String WORDS = "words";

    /** Those that a node which was begun with before cannot pass, or that are looked at elsewhere. */
    private static final Set<CheckId> NOT_NOW =
            EnumSet.of(CheckId.UNPACK_SPACE, CheckId.LOGICREP_LIBRARIES, CheckId.UPGRADE_LOCK, CheckId.OLD_BACKUP);

    @Override
    public Look look(StepContext context) {
        RollingState words = context.words();
        List<String> missing = new ArrayList<>();
        if (words.of(context.nodeId()) != NodeWord.ROLLUP || words.cluster() != ClusterWord.ROLLUP) {
            missing.add("cluster is '%s', %s is '%s'"
                    .formatted(
                            words.cluster().word(),
                            context.nodeId(),
                            words.of(context.nodeId()).word()));
        }
        if (!context.evidence().backupOfDataIsSettled(context.node().configuration())) {
            missing.add("call_ctback_tool.success is not there: the vendor's scripts would ask about a backup");
        }
        missing.addAll(context.evidence().missingForPrecheck());
        return Look.unless(missing, "cluster is 'rollup', " + context.nodeId() + " is 'rollup'");
    }

    @Override
    public void act(StepContext context) {
        boolean down = context.node().processes().isEmpty(); // Begun with before, and stopped: its precheck is done.
        if (!down && context.lastJob().phase() != JobState.Phase.RUNNING) {
            NodeChecks.mustPass(context.world(), context.cluster(), context.nodeId(), NOT_NOW);
        }
        if (!down) {
            context.run(context.release().precheck());
        }
        context.run(
                context.nodeId(), WORDS, context.release().begin(context.call().target()));
    }
}
