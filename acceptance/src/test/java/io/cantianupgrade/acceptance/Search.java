package io.cantianupgrade.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for words in files of any kind: as they are, and as base64 would have them. */
record Search(List<String> words) {

    private static final int BASE64_GROUP = 3;

    /** {@code file: word} for each; a folder with everything below it. */
    List<String> in(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> in(file.toString(), content(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code name: word} for each. */
    Stream<String> in(String name, String text) {
        return words.stream()
                .filter(word -> text.contains(word) || inBase64(word).anyMatch(text::contains))
                .map(word -> name + ": " + word);
    }

    /** In each of the three ways in which the word can lie in base64, what does not depend on its neighbours. */
    private static Stream<String> inBase64(String word) {
        return Stream.of(0, 1, 2).map(before -> {
            String all = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString((" ".repeat(before) + word).getBytes(StandardCharsets.UTF_8));
            int whole = (before + word.length()) / BASE64_GROUP * (BASE64_GROUP + 1);
            return all.substring(before == 0 ? 0 : BASE64_GROUP + 1, whole);
        });
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
