package io.cantianupgrade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.contract.SearchKeys;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The deployment files say the same as the code. */
class DeployTest {

    @Test
    void everySearchAttributeIsCreated() {
        String script = Pages.text("deploy/temporal-init.sh");
        SearchKeys.ALL.forEach(key -> assertThat(script).contains(key.getName()));
    }

    @Test
    void portsAreOpenOnThisHostOnlyAndImagesArePinned() {
        String compose = Pages.text("docker-compose.yml");
        assertThat(matches(compose, "- \"?[0-9.:]*:[0-9]+\"?$"))
                .isPositive()
                .isEqualTo(matches(compose, "- \"?127\\.0\\.0\\.1:[0-9]+:[0-9]+\"?$"));
        assertThat(matches(compose, "image: "))
                .isEqualTo(matches(compose, "image: \\S+:[0-9][^:\\s]*$|image: \\S+:local$"));
    }

    private static long matches(String text, String line) {
        return Pattern.compile("^ +(" + line + ")", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .count();
    }
}
