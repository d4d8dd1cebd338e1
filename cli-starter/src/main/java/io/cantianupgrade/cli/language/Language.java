package io.cantianupgrade.cli.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A language in which the program speaks. JSON is the same in each. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh");

    private static final String OPTION = "--lang";
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** As it is typed, and as the suffix of its resource bundle: {@code en} or {@code zh}. */
    public String code() {
        return code;
    }

    /** The one that the words of a command line ask for; else that of the environment, where the first variable that is set counts. */
    public static Language of(List<String> words, Map<String, String> environment) {
        return option(words)
                .or(() -> VARIABLES.stream()
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .flatMap(Language::named))
                .orElse(ENGLISH);
    }

    /** Needed before the words are understood: what is wrong with them is said in this language, too. */
    private static Optional<Language> option(List<String> words) {
        return Stream.iterate(0, at -> at < words.size(), at -> at + 1)
                .flatMap(at -> words.get(at).equals(OPTION)
                        ? words.stream().skip(at + 1L).limit(1)
                        : Stream.of(words.get(at))
                                .filter(word -> word.startsWith(OPTION + "="))
                                .map(word -> word.substring(OPTION.length() + 1)))
                .flatMap(value -> named(value).stream())
                .reduce((first, last) -> last);
    }

    /** {@code zh}, {@code zh_CN.UTF-8} and {@code zh-CN} all name Chinese. */
    public static Optional<Language> named(String value) {
        String start = value.toLowerCase(Locale.ROOT).split("[_.@-]", 2)[0];
        return Arrays.stream(values())
                .filter(language -> language.code.equals(start))
                .findFirst();
    }
}
