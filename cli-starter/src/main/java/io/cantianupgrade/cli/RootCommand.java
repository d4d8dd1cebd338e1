package io.cantianupgrade.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The word before all others. */
@Command(
        name = "cantian-upgrade",
        description = "Upgrades a Cantian cluster, step by step, with a way back.",
        mixinStandardHelpOptions = true,
        version = "cantian-upgrade 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit status: 0 done, 1 the operation or a check failed, 2 wrong usage or file,",
            "3 it waits for the operator, 4 Temporal cannot be reached.",
            "",
            "To see it work, from nothing, in one command: cantian-upgrade demo"
        })
final class RootCommand implements Runnable {
    @Mixin
    private final CommonOptions common;

    @Spec
    private CommandSpec spec;

    RootCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "A command is missing" + (common.debug ? " (options alone do nothing)" : ""));
    }
}
