package io.cantianupgrade.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
public final class CommonOptions {
    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "text|json",
            description = "form of the result; json prints one object a line")
    Output output = Output.text;

    @Option(
            names = "--address",
            scope = ScopeType.INHERIT,
            paramLabel = "HOST:PORT",
            description = "Temporal service; else TEMPORAL_ADDRESS, else the one of this machine")
    String address;

    @Option(
            names = "--namespace",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Temporal namespace; else TEMPORAL_NAMESPACE, else default")
    String namespace;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "show stack traces and logs")
    boolean debug;

    public boolean json() {
        return output == Output.json;
    }

    /** Form of the result, named as it is typed. */
    enum Output {
        text,
        json
    }
}
