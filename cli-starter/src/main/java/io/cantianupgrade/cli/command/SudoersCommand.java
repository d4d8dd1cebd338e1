package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.text.Sudoers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what sudo must allow on the nodes. Reads the cluster file and nothing else. */
@Command(
        name = "sudoers",
        description = {
            "Print the sudo rules that the user of the cluster file needs on every node.",
            "Put them into /etc/sudoers.d/cantian-upgrade there. Changes nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade sudoers -f prod-a/cluster.yaml"})
public final class SudoersCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    public SudoersCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String user = file.load(session.home()).ssh().user();
        if (user.equals("root")) {
            throw CliFailure.usage(
                    "The user of the cluster file is root, who needs no sudo.",
                    "name another user, for example  ssh: { user: operator, sudo: true }");
        }
        session.console().say(Sudoers.of(user));
        return ExitCodes.DONE;
    }
}
