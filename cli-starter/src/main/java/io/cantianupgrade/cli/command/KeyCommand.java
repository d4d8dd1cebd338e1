package io.cantianupgrade.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The word before what is done with keys. */
@Command(
        name = "key",
        description = "Keys that encrypt what Temporal keeps of operations.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade key new"},
        synopsisSubcommandLabel = "COMMAND")
public final class KeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be done with keys is missing: new");
    }
}
