package io.cantianupgrade.cli.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Says an English text in another language, in the first of these ways that is possible:
 *
 * <ol>
 *   <li>it is a message without values;
 *   <li>it was made of a template that has words enough to be known by; the one with the most of them;
 *   <li>it is several sentences, each of which is read for itself;
 *   <li>it was made of a template with hardly a word, such as {@code %s: %s}, and what stands in it is known.
 * </ol>
 */
final class Recognition {
    private static final Pattern SENTENCE_END = Pattern.compile("[.;?](?: |\n|$)|\n");
    private static final Map<String, String> MARKS =
            Map.of(". ", "。", ".", "。", "; ", "；", "? ", "？", "?", "？", ".\n", "。\n");

    /** A single word within a text may be anything, but for these. */
    private static final Set<String> WORDS = Set.of("cluster", "array", "nothing", "Precheck");

    private static final int MOST_REMEMBERED = 4000;

    private final Map<String, String> others;
    private final List<Template> strong;
    private final List<Template> glue;
    private final Map<String, String> remembered = new ConcurrentHashMap<>();

    /** @param others each English template with the other one */
    Recognition(Map<String, String> others) {
        this.others = others;
        Map<Boolean, List<Template>> templates = others.entrySet().stream()
                .map(entry -> Map.entry(filledByPicocli(entry.getKey()), filledByPicocli(entry.getValue())))
                .filter(entry -> Template.CONVERSION.matcher(entry.getKey()).find())
                .map(entry -> new Template(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Template::letters)
                        .thenComparingInt(Template::characters)
                        .reversed())
                .collect(Collectors.partitioningBy(Template::strong));
        strong = templates.get(true);
        glue = templates.get(false);
    }

    /** {@code ${DEFAULT-VALUE}} in a help text is a place, too. */
    private static String filledByPicocli(String text) {
        return text.replaceAll("\\$\\{[A-Z-]+}", "%s");
    }

    String read(String text) {
        return whole(text).orElseGet(() -> part(text));
    }

    /** A text that may stand within another one. */
    String part(String text) {
        if (text.isBlank()) {
            return text;
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return list(text.substring(1, text.length() - 1));
        }
        String known = remembered.get(text);
        if (known != null) {
            return known;
        }
        String read = message(text)
                .or(() -> filled(text))
                .or(() -> message(uncapitalized(text)))
                .or(() -> message(text + ".").map(sentence -> sentence.replaceFirst("。$", "")))
                .or(() -> sentences(text))
                .or(() -> glued(text))
                .orElse(text);
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(text, read);
        }
        return read;
    }

    private String list(String items) {
        return Arrays.stream(items.split(", ")).map(this::part).collect(Collectors.joining(", ", "[", "]"));
    }

    private Optional<String> whole(String text) {
        return Optional.ofNullable(others.get(text)).filter(other -> !other.contains("%"));
    }

    private Optional<String> message(String text) {
        return whole(text).filter(other -> text.contains(" ") || WORDS.contains(text));
    }

    private static String uncapitalized(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private Optional<String> filled(String text) {
        for (Template template : strong) {
            Optional<List<String>> filling = template.filledWith(text);
            if (filling.isPresent()) {
                return Optional.of(
                        template.inOther(filling.get().stream().map(this::part).toList()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> sentences(String text) {
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
        String read = part(words);
        return read.equals(words) ? words + end : read + MARKS.getOrDefault(end, end);
    }

    private Optional<String> glued(String text) {
        for (Template template : glue) {
            Optional<List<String>> filling = template.filledWith(text).filter(found -> !found.contains(text));
            if (filling.isPresent()) {
                List<String> read = filling.get().stream().map(this::part).toList();
                if (holds(template, filling.get(), read)) {
                    return Optional.of(template.inOther(read));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code node 1} can be nothing else; values that change places must be known, each of them, and be no sentences. */
    private static boolean holds(Template template, List<String> filling, List<String> read) {
        long known = IntStream.range(0, read.size())
                .filter(i -> !read.get(i).equals(filling.get(i)))
                .count();
        long numbers = filling.stream().filter(value -> value.matches("\\d+")).count();
        if (template.letters() > 0 && numbers == filling.size()) {
            return true;
        }
        return template.reorders()
                ? known + numbers == read.size() && filling.stream().noneMatch(value -> value.matches(".*[:;,.?] .*"))
                : known > 0;
    }
}
