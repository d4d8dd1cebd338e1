package io.cantianupgrade.cli.language;

import java.util.Arrays;

/** Says a message in the language of the command that runs. */
public final class Translation {
    /** Threads that a command starts speak its language; commands that run side by side in one process have each their own. */
    private static final InheritableThreadLocal<Language> SPOKEN = new InheritableThreadLocal<>();

    private Translation() {}

    /** From here on this thread, and those that it starts, speak this language. */
    public static void speak(Language language) {
        SPOKEN.set(language);
    }

    public static Language spoken() {
        Language language = SPOKEN.get();
        return language == null ? Language.ENGLISH : language;
    }

    /**
     * A message of the program.
     *
     * @param template the English message, as for {@link String#format}; it stands in both resource bundles
     * @param arguments those that are messages themselves are translated, too; single words are not, since they may be anything
     */
    @SuppressWarnings("AnnotateFormatMethod") // Templates also come from declarations.
    public static String tr(String template, Object... arguments) {
        if (spoken() == Language.ENGLISH) {
            return template.formatted(arguments);
        }
        Object[] read = Arrays.stream(arguments)
                .map(argument -> isText(argument) ? Catalogue.of(spoken()).part(argument.toString()) : argument)
                .toArray();
        return Template.closed(Catalogue.of(spoken()).template(template).formatted(read));
    }

    /** What a record says, which is English: a step's title, a problem, a question. What is no known message stays as it is. */
    public static String read(String text) {
        return spoken() == Language.ENGLISH ? text : Catalogue.of(spoken()).read(text);
    }

    private static boolean isText(Object argument) {
        return argument != null && !(argument instanceof Number);
    }
}
