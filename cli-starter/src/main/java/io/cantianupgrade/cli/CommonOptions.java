package io.cantianupgrade.cli;

import io.cantianupgrade.cli.temporal.ConnectionOptions;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
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

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = "--key-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "keys that encrypt what Temporal keeps; else CANTIAN_UPGRADE_KEY_FILE, else"
                    + " ~/.config/cantian-upgrade/keys if it is there")
    Path keyFile;

    @Option(
            names = "--lang",
            scope = ScopeType.INHERIT,
            paramLabel = "en|zh",
            description =
                    "language of what is printed; else that of LC_ALL, LC_MESSAGES or LANG. JSON is the same in each")
    Lang lang;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "show stack traces and logs")
    boolean debug;

    public boolean json() {
        return output == Output.json;
    }

    /** Taken off the words by {@link io.cantianupgrade.cli.language.Language} already; here it is checked. */
    enum Lang {
        en,
        zh
    }

    /** Form of the result, named as it is typed. */
    enum Output {
        text,
        json
    }
}
