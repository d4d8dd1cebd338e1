package io.cantianupgrade.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.Operation;
import io.cantianupgrade.step.NodeState;
import io.cantianupgrade.step.WayBack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Both languages are complete. When a message is new or changed, {@code -Dmessages.write} writes the English bundle anew from
 * the sources; what the Chinese one lacks, and what it has too much, these tests say.
 */
class MessagesTest {
    private static final Path ENGLISH =
            Path.of("src/main/resources/io/cantianupgrade/cli/language/messages_en.properties");

    /** Texts that no person reads: scripts, names, words of the vendor's programs that are compared. */
    private static final Path NO_MESSAGES =
            Path.of("src/test/resources/io/cantianupgrade/cli/language/no-messages.txt");

    private static Set<String> sources;
    private static List<String> noMessages;

    @BeforeAll
    static void readSources() throws IOException {
        sources = SourceMessages.all();
        noMessages = Files.readAllLines(NO_MESSAGES).stream()
                .map(MessagesTest::unescaped)
                .toList();
        if (System.getProperty("messages.write") != null) {
            Files.writeString(ENGLISH, BundleText.of(messages()), StandardCharsets.UTF_8);
            ResourceBundle.clearCache();
        }
    }

    private static String unescaped(String line) {
        return line.replace("\\n", "\n");
    }

    /** What is said, and the words that names of constants become. */
    private static Set<String> messages() {
        Set<String> messages = new TreeSet<>(sources);
        noMessages.forEach(messages::remove);
        messages.addAll(OtherMessages.ALL);
        Stream.of(
                        Arrays.stream(NodeState.values())
                                .map(state -> state.name().toLowerCase(Locale.ROOT)),
                        Arrays.stream(Operation.values()).map(Operation::title),
                        Arrays.stream(WayBack.values()).map(WayBack::words))
                .flatMap(words -> words)
                .forEach(messages::add);
        return messages;
    }

    @Test
    void everyMessageOfTheSourcesIsInTheEnglishBundleAndNothingElse() {
        Set<String> bundle = new TreeSet<>(texts(Language.ENGLISH).values());
        assertThat(bundle)
                .as("messages_en.properties; write it anew with -Dmessages.write")
                .isEqualTo(messages());
    }

    @Test
    void everyTextThatIsNoMessageStillStandsInTheSources() {
        assertThat(sources).containsAll(noMessages);
    }

    @Test
    void chineseHasTheSameKeys() {
        assertThat(Catalogue.bundle(Language.CHINESE).keySet())
                .isEqualTo(Catalogue.bundle(Language.ENGLISH).keySet());
    }

    @Test
    void chineseIsChineseWhereverEnglishHasWords() {
        Map<String, String> chinese = texts(Language.CHINESE);
        assertThat(texts(Language.ENGLISH)).allSatisfy((key, english) -> {
            if (Template.CONVERSION.matcher(english).replaceAll("").matches("(?s).*[a-z]{3}.*")) {
                assertThat(chinese.get(key)).as(english).containsPattern("\\p{IsHan}|^[A-Z]+$");
            }
        });
    }

    @Test
    void chineseHasAPlaceForEachValue() {
        Map<String, String> chinese = texts(Language.CHINESE);
        assertThat(texts(Language.ENGLISH))
                .allSatisfy((key, english) ->
                        assertThat(places(chinese.get(key))).as(english).isEqualTo(places(english)));
    }

    private static Map<String, String> texts(Language language) {
        ResourceBundle bundle = Catalogue.bundle(language);
        return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
    }

    /** Numbers of the values that are shown, in their order; {@code %n} and {@code %%} are none. */
    private static List<Integer> places(String text) {
        int[] next = {0};
        return Template.CONVERSION
                .matcher(text)
                .results()
                .filter(place -> !Set.of("n", "%").contains(place.group(2)))
                .map((MatchResult place) -> place.group(1) == null ? ++next[0] : Integer.parseInt(place.group(1)))
                .sorted()
                .distinct()
                .toList();
    }
}
