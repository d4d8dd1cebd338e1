package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.local.LocalShell;
import java.util.ArrayList;
import java.util.List;

/** Stops business by the configured command, if there is one, and looks whether it is stopped. */
final class QuiesceBusiness implements StepProcedure {

    private static final String MYSQL = "mysqld";

    /** In this attempt; without a command that looks, nothing else tells whether business beyond the nodes is stopped. */
    private boolean stopRan;

    @Override
    public Look look(StepContext context) {
        BusinessSpec business = context.cluster().business();
        List<String> missing = new ArrayList<>();
        if (business.stop().isPresent() && business.stopped().isEmpty() && !stopRan) {
            missing.add("'" + business.stop().get() + "' was not run yet");
        }
        if (business.stopped().isPresent()
                && !onThisHost(context, business.stopped().get()).ok()) {
            missing.add("'" + business.stopped().get() + "' does not end with 0");
        }
        for (CantianNode node : context.nodes()) {
            node.processes().stream()
                    .filter(process -> process.startsWith(MYSQL))
                    .forEach(process -> missing.add(process + " runs on " + node.id()));
        }
        return Look.unless(
                missing,
                "no MySQL server runs on any node",
                business.stopped()
                        .or(business::stop)
                        .map(command -> "'" + command + "' ended with 0")
                        .orElse("confirmed"));
    }

    @Override
    public void act(StepContext context) {
        context.cluster().business().stop().ifPresent(stop -> {
            CommandResult result = onThisHost(context, stop);
            if (!result.ok()) {
                List<String> said = (result.output() + result.errors()).lines().toList();
                throw new ProblemException(new Problem(
                        ProblemCode.JOB_FAILED,
                        "worker",
                        "expected that '" + stop + "' ends with 0, found " + result.exitCode(),
                        Problem.lastOf(said, 1),
                        "stop business by hand, or mend business.stop of the cluster file, then answer retry",
                        said));
            }
            stopRan = true;
        });
    }

    private static CommandResult onThisHost(StepContext context, String line) {
        NodeSpec here = new NodeSpec(NodeId.LEAD, NodeSpec.Access.WORKER, "localhost", 0, "");
        return new LocalShell(here).run(Command.bash(line).within(context.limit()));
    }
}
