package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.node.Secret;

/** Lets the release change the system tables, once for the cluster. */
final class ChangeSystemTables implements StepProcedure {

    private static final String WITHDRAW = "withdraw";

    @Override
    public Look look(StepContext context) {
        DeployParam configured = context.node().configuration();
        return context.evidence().systemTableChangeIsOpen(configured)
                ? Look.missing("updatesys.true is there, and updatesys.success is not")
                : Look.done("no change of the system tables is open");
    }

    @Override
    public void act(StepContext context) {
        try (Secret sys = context.secret(context.cluster().database().sysPassword())) {
            context.run(context.release().changeSystemTables(context.call().source(), sys));
        }
        if (!look(context).done()) { // It ended well and changed nothing: there was nothing to change (T-07).
            context.run(context.nodeId(), WITHDRAW, context.release().withdrawSystemTableChange());
        }
    }
}
