package io.cantianupgrade.cli.language;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** Every message in English and in one other language. */
final class Catalogue {
    private static final String BUNDLE = "io.cantianupgrade.cli.language.messages";
    private static final Map<Language, Catalogue> KNOWN = new EnumMap<>(Language.class);

    private final Map<String, String> others = new HashMap<>();
    private final Recognition recognition;

    private Catalogue(ResourceBundle english, ResourceBundle other) {
        english.keySet().forEach(key -> others.put(english.getString(key), other.getString(key)));
        recognition = new Recognition(others);
    }

    /** Read once, when it is needed for the first time. */
    static synchronized Catalogue of(Language language) {
        return KNOWN.computeIfAbsent(language, other -> new Catalogue(bundle(Language.ENGLISH), bundle(other)));
    }

    static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                Locale.forLanguageTag(language.code()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The same template in the other language. */
    String template(String english) {
        return others.getOrDefault(english, english);
    }

    /** The same for a text within another one: a single word stays as it is. */
    String part(String text) {
        return recognition.part(text);
    }

    /** What the text says; what is not recognised stays as it is. */
    String read(String text) {
        return recognition.read(text);
    }
}
