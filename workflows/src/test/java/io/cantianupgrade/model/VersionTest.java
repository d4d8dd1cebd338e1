package io.cantianupgrade.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "24.12.B032, 24.12.0",
        "25.06.B001, 25.6.0",
        "24.10.SP1.B010, 24.10.0",
        "3.0.0.B038, 3.0.0",
        "2.0.0.B086, 2.0.0",
        "25.06, 25.6.0",
        "20.10.2.B1, 20.10.2"
    })
    void t05_t50_theClusterVersionHasThreeNumbersWhateverTheReleaseHas(String version, String numbers) {
        assertThat(new Version(version).clusterVersion()).hasToString(numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25", "B001", "25.06.", "25.06.B001; rm -rf /", "25.06.B-1", "../25.06", "25.06 B001"})
    void refusesWhatIsNoVersion(String text) {
        assertThat(Version.isOne(text)).isFalse();
    }
}
