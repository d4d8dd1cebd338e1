package io.cantianupgrade.plan;

/** The language that a text is written for. */
public interface Wording {

    Wording ENGLISH = new Wording() {
        @Override
        @SuppressWarnings("AnnotateFormatMethod") // Templates also come from records.
        public String say(String template, Object... arguments) {
            return template.formatted(arguments);
        }

        @Override
        public int columns(String text) {
            return text.length();
        }
    };

    /**
     * @param template an English message, as for {@link String#format}
     * @param arguments those that are messages themselves are said in the same language
     */
    String say(String template, Object... arguments);

    /** How wide a text is on a screen. */
    int columns(String text);
}
