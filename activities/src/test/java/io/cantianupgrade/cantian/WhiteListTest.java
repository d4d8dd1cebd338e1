package io.cantianupgrade.cantian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.ReleaseFacts.AllowedUpgrade;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented examples (reference 5.2 and 8.3). */
class WhiteListTest {

    private static final String HEADER = "SOURCE-VERSION    UPGRADE-MODE         CHANGE_SYSTEM\n";
    private static final String DOCUMENTED = HEADER
            + "24.06.*           offline                  false\n"
            + "24.09.*           offline,rollup           false\n"
            + "24.12.*           offline,rollup           false\n"
            + "25.06.*           offline,rollup           false";

    @ParameterizedTest
    @CsvSource({
        "24.12.*, 24.12.B032, true",
        "24.12.*, 24.06.B032, false",
        "24.6.*, 24.06.B032, false",
        "2.0.0.B001-B999, 2.0.0.B086, true",
        "2.0.0.B001-B999, 2.0.0.C01, false",
        "24.06.SP1-SP9, 24.06.SP3, true",
        "24.06.SP1.*, 24.06.SP1.B010, true",
        "24.06.B1-B9, 24.06.B010, false",
        "24.06.B001-SP9, 24.06.B005, false",
        "24.06.B032, 24.06.B032, true",
        "24.12.*, 24.12.0.B032, false"
    })
    void matchesAsTheVendorDoes(String row, String source, boolean expected) {
        WhiteList list = WhiteList.parse(HEADER + row + "  offline  false\n");
        assertThat(list.allowedFrom(new Version(source)).isPresent()).isEqualTo(expected);
    }

    @Test
    void aRangeOfAnotherKindEndsTheSearch() {
        WhiteList list = WhiteList.parse(HEADER + "2.0.0.B001-B999 offline false\n2.0.0.C01 offline false\n");
        assertThat(list.allowedFrom(new Version("2.0.0.C01"))).isEmpty();
    }

    @Test
    void theModesOfTheDocumentedList() {
        WhiteList list = WhiteList.parse(DOCUMENTED);
        assertThat(list.allowedFrom(new Version("24.06.B058")))
                .hasValueSatisfying(allowed -> assertThat(allowed.rolling()).isFalse());
        assertThat(list.allowedFrom(new Version("24.12.B032")))
                .hasValueSatisfying(allowed -> assertThat(allowed.rolling()).isTrue());
        assertThat(list.allowedFrom(new Version("25.06.B000")))
                .map(AllowedUpgrade::offline)
                .isEqualTo(Optional.of(true));
    }

    @Test
    void aRepeatedKeyKeepsItsLastRow() {
        WhiteList list = WhiteList.parse(HEADER + "24.12.* offline false\n24.12.* rollup true\n");
        assertThat(list.allowedFrom(new Version("24.12.B032"))).hasValueSatisfying(allowed -> {
            assertThat(allowed.offline()).isFalse();
            assertThat(allowed.changesSystemTables()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"24.12.* offline", "24.12.* offline ture"})
    void aRowThatIsNoneIsAnErrorWithItsLine(String row) {
        assertThatThrownBy(() -> WhiteList.parse(HEADER + "\n" + row))
                .hasMessageContaining("line 3")
                .hasMessageContaining(row);
    }
}
