package io.cantianupgrade.cli.language;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A resource bundle as text: a key made of the first words of each message, sorted by keys. */
final class BundleText {
    private static final int WORDS = 6;
    private static final int ALL = 1000;

    private BundleText() {}

    static String of(Collection<String> messages) {
        Map<String, List<String>> alike = messages.stream()
                .collect(Collectors.groupingBy(text -> key(text, WORDS), TreeMap::new, Collectors.toList()));
        Map<String, String> entries = new TreeMap<>();
        alike.forEach((key, texts) -> texts.forEach(text -> {
            String longer = key(text, ALL);
            boolean alone = texts.stream()
                            .filter(other -> key(other, ALL).equals(longer))
                            .count()
                    == 1;
            String unique = texts.size() == 1 ? key : alone ? longer : longer + "-" + hash(text);
            entries.put(unique, text);
        }));
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String key(String text, int words) {
        String slug = Template.CONVERSION
                .matcher(text)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        List<String> parts = List.of(slug.split("-"));
        String key = String.join("-", parts.subList(0, Math.min(words, parts.size())));
        return key.isEmpty() ? "values" : key;
    }

    private static String hash(String text) {
        return String.format(Locale.ROOT, "%08x", text.hashCode());
    }

    /** As {@link java.util.Properties} reads it. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }
}
