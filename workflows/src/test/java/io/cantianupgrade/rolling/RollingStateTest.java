package io.cantianupgrade.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.NodeId;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is allowed to run now: the decision table of the reference (3.3), for node 0. */
class RollingStateTest {

    private static final NodeId NODE_0 = new NodeId(0);

    @ParameterizedTest(name = "{0}: cluster {1}, nodes {2}")
    @CsvSource({
        "nothing yet,                      absent,   absent absent,                   no,  upgrade",
        "node 1 failed or runs,            rollup,   absent rollup,                   no,  nothing",
        "T-11: node 1 failed this is done, rollup,   rollup_success rollup,           no,  nothing",
        "node 1 is going back,             rolldown, rollup_success rolldown,         no,  nothing",
        "this one failed,                  rollup,   rollup rollup_success,           no,  upgrade rollback",
        "this one is next,                 rollup,   absent rollup_success,           no,  upgrade",
        "this one is done,                 rollup,   rollup_success absent,           no,  rollback",
        "all are done,                     prepared, rollup_success rollup_success,   no,  rollback commit",
        "T-02: all done and no prepared,   rollup,   rollup_success rollup_success,   no,  rollback",
        "a commit was interrupted,         commit,   rollup_success rollup_success,   no,  commit",
        "T-09: raised and no flag,         normal,   rollup_success rollup_success,   no,  commit",
        "T-12: tables are changed,         prepared, rollup_success rollup_success,   yes, commit",
        "T-12: tables changed this failed, rollup,   rollup rollup_success,           yes, upgrade",
        "this one was going back,          rolldown, rolldown rollup_success,         no,  upgrade rollback",
        "node 1 is back this one not yet,  rolldown, rollup_success rolldown_success, no,  rollback",
        "both are back,                    rolldown, rolldown_success rolldown_success, no, nothing",
        "T-03: one file of two,            prepared, rollup_success absent,           no,  rollback",
        "an unreadable word,               rollup,   unreadable rollup_success,       no,  nothing",
        "an unreadable word of node 1,     rollup,   absent unreadable,               no,  nothing",
        "an unreadable word of the cluster, unreadable, absent absent,                no,  nothing"
    })
    void allows(String situation, String cluster, String nodes, String tablesChanged, String allowed) {
        RollingState state = state(cluster, nodes, tablesChanged.equals("yes"));
        String found = (state.againstUpgradeOf(NODE_0).isEmpty() ? "upgrade " : "")
                + (state.againstRollbackOf(NODE_0).isEmpty() ? "rollback " : "")
                + (state.againstCommit().isEmpty() ? "commit" : "");
        assertThat(found.isBlank() ? "nothing" : found.strip()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"node 1 is 'rollup' and goes first"})
    void saysWhy(String reason) {
        assertThat(state("rollup", "absent rollup", false).againstUpgradeOf(NODE_0))
                .contains(reason);
    }

    private static RollingState state(String cluster, String nodes, boolean tablesChanged) {
        Map<NodeId, NodeWord> words = new TreeMap<>();
        for (String word : nodes.split(" ")) {
            words.put(new NodeId(words.size()), word.equals("absent") ? NodeWord.ABSENT : NodeWord.parse(word));
        }
        return new RollingState(
                cluster.equals("absent") ? ClusterWord.ABSENT : ClusterWord.parse(cluster),
                words,
                tablesChanged,
                false);
    }
}
