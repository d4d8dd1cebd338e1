package io.cantianupgrade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of a page leads to a file that is there, and to a heading that is there. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(Pages.all()).contains("README.md", "README.zh-CN.md", "CHANGELOG.md", "docs/guide-map.md");
        List<String> broken = new ArrayList<>();
        for (String page : Pages.all()) {
            links(page).forEach(link -> wrong(page, link).ifPresent(why -> broken.add(page + ": " + why)));
        }
        assertThat(broken).isEmpty();
    }

    private static Stream<String> links(String page) {
        return LINK.matcher(Pages.text(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("https?://.*"));
    }

    private static Optional<String> wrong(String page, String link) {
        String[] parts = link.split("#", 2);
        Path from = Path.of(page);
        Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        if (!Files.exists(Pages.file(to.toString()))) {
            return Optional.of(link + " is not there");
        }
        if (parts.length == 2 && headings(to.toString()).noneMatch(parts[1]::equals)) {
            return Optional.of(link + " has no such heading");
        }
        return Optional.empty();
    }

    /** As the sites that show Markdown name them: no punctuation, hyphens for blanks. */
    private static Stream<String> headings(String page) {
        return HEADING.matcher(Pages.text(page)).results().map(heading -> heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-'));
    }
}
