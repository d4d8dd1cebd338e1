package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.Logicrep;
import java.util.Optional;

/**
 * Starts the source version on a node, waits until it has joined, and starts logicrep where it is in use: the release's rollback
 * calls a script that does not exist, and does not notice (T-45).
 */
final class StartSource implements StepProcedure {

    private static final String LOGICREP = "logicrep";

    private final Start start = new Start();

    @Override
    public Look look(StepContext context) {
        Look started = start.look(context);
        return started.done() && logicrepIsMissing(context) ? Look.missing("logicrep was not started yet") : started;
    }

    @Override
    public void act(StepContext context) {
        Optional<String> libraries = LogicrepLibraries.of(context);
        if (!start.look(context).done()) {
            context.run(context.release().startSource(context.call().source()));
            start.awaitJoined(context);
        }
        libraries.ifPresent(directory ->
                context.run(context.nodeId(), LOGICREP, context.release().startLogicrep(directory)));
    }

    private static boolean logicrepIsMissing(StepContext context) {
        return Logicrep.look(context.node(), Optional.of(context.node().configuration()), Optional.empty())
                        .inUse()
                && !context.lastJob(LOGICREP).succeeded();
    }
}
