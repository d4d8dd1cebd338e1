package io.cantianupgrade.activity;

import io.cantianupgrade.model.ClusterVersion;
import io.cantianupgrade.node.Secret;
import io.cantianupgrade.rolling.ClusterMove;
import io.cantianupgrade.rolling.ClusterWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Raises the cluster's version. What counts is what the cluster manager and the database's control file say afterwards, never
 * the exit code: {@code cms upgrade} fails with 0, and moves the version and fails (T-01, T-74).
 */
final class RaiseVersion implements StepProcedure {

    private static final String WORD = "word";

    @Override
    public Look look(StepContext context) {
        ClusterVersion target = context.call().target().clusterVersion();
        List<String> missing = new ArrayList<>();
        expect(missing, "cms version", target, context.node().managerVersion());
        try (Secret sys = context.secret(context.cluster().database().sysPassword())) {
            expect(missing, "DV_CTRL_VERSION", target, context.node().databaseVersion(sys));
        }
        return Look.unless(missing, "cms version: " + target, "DV_CTRL_VERSION: " + target);
    }

    @Override
    public void act(StepContext context) {
        if (context.rolling() && context.words().cluster() == ClusterWord.PREPARED) {
            context.run(
                    context.nodeId(),
                    WORD,
                    context.release().say(Optional.of(ClusterMove.BEGIN_COMMIT), Optional.empty()));
        }
        context.run(context.release().raiseVersion(context.call().target().clusterVersion()));
    }

    private static void expect(
            List<String> missing, String keeper, ClusterVersion expected, Optional<ClusterVersion> found) {
        if (!found.equals(Optional.of(expected))) {
            missing.add(keeper + ": expected " + expected + ", found "
                    + found.map(ClusterVersion::toString).orElse("none"));
        }
    }
}
