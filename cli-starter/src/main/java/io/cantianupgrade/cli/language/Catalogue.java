package io.cantianupgrade.cli.language;

import static io.cantianupgrade.cli.language.Translation.read;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every message in English and in one other language. */
final class Catalogue {
    static final String BUNDLE = "io.cantianupgrade.cli.language.messages";

    private static final Pattern SENTENCE_END = Pattern.compile("[.;?](?: |\n|$)|\n");
    private static final Map<String, String> MARKS =
            Map.of(". ", "。", ".", "。", "; ", "；", "? ", "？", "?", "？", ".\n", "。\n");
    private static final Map<Language, Catalogue> KNOWN = new EnumMap<>(Language.class);

    private final Map<String, String> others = new HashMap<>();
    private final List<Template> templates;

    private Catalogue(ResourceBundle english, ResourceBundle other) {
        english.keySet().forEach(key -> others.put(english.getString(key), other.getString(key)));
        templates = others.entrySet().stream()
                .filter(entry -> Template.CONVERSION.matcher(entry.getKey()).find())
                .map(entry -> new Template(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Template::letters).reversed())
                .toList();
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

    /** What the text says; what is not recognised stays as it is. */
    String read(String text) {
        if (text.isBlank()) {
            return text;
        }
        String whole = others.get(text);
        return whole != null && !whole.contains("%")
                ? whole
                : filled(text).or(() -> partly(text)).or(() -> begun(text)).orElse(text);
    }

    /** A message that a sentence begins with. */
    private Optional<String> begun(String text) {
        String small = Character.toLowerCase(text.charAt(0)) + text.substring(1);
        return Optional.of(read(small)).filter(read -> !small.equals(text) && !read.equals(small));
    }

    /** The template with the most words of its own is the one that it was made of. */
    private Optional<String> filled(String text) {
        for (Template template : templates) {
            Optional<List<String>> filling = template.filledWith(text).filter(found -> !found.contains(text));
            if (filling.isPresent()) {
                List<String> read = filling.get().stream().map(this::read).toList();
                if (template.strong() || !read.equals(filling.get())) {
                    return Optional.of(template.inOther(read));
                }
            }
        }
        return Optional.empty();
    }

    /** Sentences and lines, one after the other. */
    private Optional<String> partly(String text) {
        StringBuilder joined = new StringBuilder();
        Matcher end = SENTENCE_END.matcher(text);
        int from = 0;
        while (end.find()) {
            joined.append(sentence(text.substring(from, end.start()), end.group()));
            from = end.end();
        }
        joined.append(from == 0 ? text : sentence(text.substring(from), ""));
        return Optional.of(joined.toString()).filter(read -> !read.equals(text));
    }

    /** @param end the mark and the blank or line break after it */
    private String sentence(String words, String end) {
        String read = read(words);
        return read.equals(words) ? words + end : read + MARKS.getOrDefault(end, end);
    }

    /** For the test that each message is recognised as itself. */
    List<String> english() {
        return others.keySet().stream().sorted().collect(Collectors.toList());
    }
}
