package io.cantianupgrade.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the kinds of upgrade. */
@Command(
        name = "upgrade",
        description = {
            "Upgrade a cluster: offline, or rolling while it serves.",
            "Shows the plan and asks; nothing is changed before you have said yes."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade upgrade offline -f prod-a/cluster.yaml",
            "  cantian-upgrade upgrade rolling -f prod-a/cluster.yaml"
        })
public final class UpgradeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say which kind of upgrade: cantian-upgrade upgrade offline, or upgrade rolling");
    }
}
