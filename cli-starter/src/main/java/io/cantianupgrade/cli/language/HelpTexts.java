package io.cantianupgrade.cli.language;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The texts of {@code --help}, which stand beside the options in English, for picocli in the reader's language. */
public final class HelpTexts extends ResourceBundle {
    private final Map<String, String> texts = new HashMap<>();

    private HelpTexts(CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        put("usage.description", usage.description());
        put("usage.footer", usage.footer());
        texts.put("usage.synopsisHeading", tr("Usage: "));
        texts.put("usage.commandListHeading", "%n" + tr("Commands:") + "%n");
        for (OptionSpec option : command.options()) {
            String key = option.descriptionKey();
            put(key == null || key.isEmpty() ? bare(option.longestName()) : key, option.description());
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            put(parameter.paramLabel() + "[" + parameter.index() + "]", parameter.description());
        }
    }

    /** Of the command and all below it. */
    public static void translate(CommandLine commands) {
        if (Translation.spoken() == Language.ENGLISH) {
            return;
        }
        commands.getSubcommands().values().forEach(HelpTexts::translate);
        commands.getCommandSpec().resourceBundle(new HelpTexts(commands.getCommandSpec()));
    }

    private void put(String key, String... english) {
        for (int i = 0; i < english.length; i++) {
            texts.put(key + "." + i, read(english[i]));
        }
    }

    private static String bare(String name) {
        return name.replaceFirst("^-+", "");
    }

    @Override
    protected Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
