package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.activity.World;
import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Secret;
import java.util.List;

/** Whether the checkpoint and the change of the system tables will get into the database. */
final class DatabaseChecks {

    /** Found out here, and not by a checkpoint that fails without a word when business is stopped (T-30). */
    private static final String UNREADABLE =
            "expected a sys password that the release's scripts can read, found one with a"
                    + " backslash in it, or a blank at an end";

    private final World world;
    private final ClusterSpec cluster;

    DatabaseChecks(World world, ClusterSpec cluster) {
        this.world = world;
        this.cluster = cluster;
    }

    CheckResult of(List<NodeReading> nodes) {
        boolean readable = nodes.stream()
                .anyMatch(node -> node.id().isLead() && node.unreachable().isEmpty());
        return readable ? logIn() : notRun(CheckId.DATABASE_LOGIN, "node 0", "the node could not be read");
    }

    private CheckResult logIn() {
        CantianNode lead = new CantianNode(world.shells().of(cluster, NodeId.LEAD), cluster.release());
        String where = lead.id().toString();
        try (Secret password = world.secrets().resolve(cluster.database().sysPassword())) {
            if (!password.survivesRead()) {
                return failed(CheckId.DATABASE_LOGIN, where, UNREADABLE, List.of(), "change the password of sys");
            }
            String state = lead.databaseState(password);
            if (state.contains("OPEN")) {
                return pass(CheckId.DATABASE_LOGIN, where, "logged in as sys, OPEN");
            }
            return failed(
                    CheckId.DATABASE_LOGIN,
                    new Problem(
                            ProblemCode.CLUSTER_NOT_HEALTHY,
                            where,
                            "expected an open database on " + where + ", found none",
                            state.lines().filter(line -> line.contains("CT-")).toList(),
                            "sh /opt/cantian/action/appctl.sh start   (on " + where + ")"));
        } catch (ProblemException e) {
            return failed(CheckId.DATABASE_LOGIN, e.problem());
        }
    }
}
