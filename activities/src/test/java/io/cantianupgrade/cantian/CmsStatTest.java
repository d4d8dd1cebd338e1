package io.cantianupgrade.cantian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.MemberFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fed with the samples of the reference (8.1) and what the running engine printed. */
class CmsStatTest {

    private static final String HEADER =
            "NODE_ID  NAME      STAT    PRE_STAT    TARGET_STAT   WORK_STAT   SESSION_ID   INSTANCE_ID   ROLE     LAST_CHECK              HB_TIME                 STAT_CHANGE\n";
    private static final String SERVING_0 =
            "      0  db        ONLINE  OFFLINE     ONLINE                1            0             0   REFORMER 2024-11-20 10:15:31.482 2024-11-20 10:15:31.482 2024-11-20 09:58:02.117\n";
    private static final String SERVING_1 =
            "      1  db        ONLINE  OFFLINE     ONLINE                1            0             1            2024-11-20 10:15:31.097 2024-11-20 10:15:31.097 2024-11-20 10:01:44.630\n";
    private static final String STOPPED_0 =
            "      0  db        OFFLINE ONLINE      OFFLINE               0   18446744073709551615   18446744073709551615            2026-11-22 20:21:28.162 2000-01-01 00:00:00.000 2026-11-22 20:21:29.968\n";

    @Test
    void bothNodesServeWithAndWithoutARole() {
        assertThat(CmsStat.parse(HEADER + SERVING_0 + SERVING_1))
                .containsExactly(
                        new MemberFacts(new NodeId(0), true, true), new MemberFacts(new NodeId(1), true, true));
    }

    @Test
    void aStoppedNodesCountersPushTheColumnsOutOfLine() {
        assertThat(CmsStat.parse(HEADER + STOPPED_0 + SERVING_1))
                .containsExactly(
                        new MemberFacts(new NodeId(0), false, false), new MemberFacts(new NodeId(1), true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "      1  db        ONLINE  OFFLINE     ONLINE                0            0             1   x",
                "      1  db        UNKNOWN ONLINE      ONLINE                0            0             1   x",
                "      1  db        ONLINE  OFFLINE     OFFLINE               1            0             1   x",
                "      1  db        UNKNOWN UNKNOWN     UNKNOWN               0   18446744073709551615 1   x"
            })
    void joiningUnknownOrStoppingIsNotServing(String row) {
        assertThat(CmsStat.parse(HEADER + row)).hasSize(1).noneMatch(MemberFacts::serves);
    }

    @Test
    void linesOfALoginScriptAndOtherResourcesAreNoRows() {
        String dss = SERVING_1.replace("db ", "dss");
        assertThat(CmsStat.parse("Welcome\n1 db of us\n" + HEADER + SERVING_0 + dss))
                .hasSize(1);
    }

    @Test
    void fourNodesAreFourRows() {
        assertThat(CmsStat.parse(HEADER
                        + SERVING_0
                        + SERVING_1
                        + SERVING_1.replace("1  db", "2  db")
                        + SERVING_1.replace("1  db", "3  db")))
                .extracting(member -> member.node().number())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void t23_node1IsNotNode10() {
        assertThat(CmsStat.parse(HEADER + SERVING_1.replace(" 1  db", "10  db") + STOPPED_0 + SERVING_1))
                .containsExactly(
                        new MemberFacts(new NodeId(10), true, true),
                        new MemberFacts(new NodeId(0), false, false),
                        new MemberFacts(new NodeId(1), true, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cms load gcc failed.", "gcc file is not exist.", "", "get resource stat failed."})
    void t16_noTableIsNoStatus(String output) {
        assertThatThrownBy(() -> CmsStat.parse(output)).hasMessageContaining("expected the table of cms stat");
    }
}
