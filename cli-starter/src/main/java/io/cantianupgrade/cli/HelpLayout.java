package io.cantianupgrade.cli;

import static io.cantianupgrade.cli.language.Translation.tr;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code --help} of a command shows: its own options, and one line for those that every command takes. */
final class HelpLayout {
    private HelpLayout() {}

    /** Of every command below this one, which itself shows the options that all of them take. */
    static void arrange(CommandLine commands) {
        for (CommandLine command : commands.getSubcommands().values()) {
            command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::ownOptions);
            arrange(command);
        }
    }

    private static String ownOptions(Help help) {
        List<OptionSpec> own = help.commandSpec().options().stream()
                .filter(option -> !option.inherited())
                .toList();
        return help.optionListExcludingGroups(own) + "\n"
                + tr("Options of every command (-o json, --lang, ...): cantian-upgrade --help") + "\n";
    }
}
