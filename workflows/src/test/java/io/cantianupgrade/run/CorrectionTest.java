package io.cantianupgrade.run;

import static io.cantianupgrade.run.PretendedService.awaitState;
import static io.cantianupgrade.run.PretendedService.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.ClusterOperation;
import io.cantianupgrade.contract.OfflineUpgrade;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.plan.Examples;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a step that holds needs may stand in the cluster file: it is corrected with the retry. */
class CorrectionTest {

    private static final ClusterSpec AS_IT_WAS =
            Examples.cluster(2, Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit"));
    private static final SecretRef ANOTHER = new SecretRef("env:ANOTHER_PASSWORD");

    private final FakeCluster fake = new FakeCluster();
    private PretendedService service;
    private ClusterOperation upgrade;

    @BeforeEach
    void holds() {
        service = new PretendedService(
                fake, cluster -> Examples.healthy(cluster.nodes().size(), DeployMode.COMBINED));
        fake.fails("start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        upgrade = service.start(OfflineUpgrade.class, AS_IT_WAS);
        awaitState(upgrade, OperationState.HOLDING);
    }

    @AfterEach
    void stop(TestInfo test) throws IOException {
        service.record(test.getTestMethod().orElseThrow().getName());
        service.close();
    }

    @Test
    void theStepAndAllAfterItAreToldTheCorrectedFile() {
        upgrade.answer(new Answer("", "retry", "dba@host", withAnotherPassword(AS_IT_WAS.with(Map.of()))));

        assertThat(result(upgrade).state()).as("what was answered ahead stands").isEqualTo(OperationState.COMMITTED);
        for (String step : new String[] {"start/0", "start/1", "raise-version/0"}) {
            assertThat(fake.lastCall(step).cluster().database().sysPassword()).isEqualTo(ANOTHER);
        }
        assertThat(fake.lastCall("stop/0").cluster()).isEqualTo(AS_IT_WAS);
    }

    @Test
    void anotherClusterIsRefusedWithEveryReasonAndTheStepHoldsOn() {
        assertThatThrownBy(() -> upgrade.answer(new Answer("", "retry", "dba@host", Examples.cluster(3))))
                .cause()
                .hasMessageContaining("the plan has [node 0, node 1]");
        assertThatThrownBy(() -> upgrade.answer(new Answer("", "leave", "dba@host", withAnotherPassword(AS_IT_WAS))))
                .cause()
                .hasMessageContaining("goes with retry only");
        assertThat(upgrade.status().state()).isEqualTo(OperationState.HOLDING);
        upgrade.answer(new Answer("", "retry", "dba@host"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    private static ClusterSpec withAnotherPassword(ClusterSpec spec) {
        return new ClusterSpec(
                spec.cluster(),
                spec.release(),
                spec.ssh(),
                spec.nodes(),
                spec.array(),
                new DatabaseSpec(ANOTHER),
                spec.business(),
                spec.rolling(),
                spec.backup(),
                spec.answers(),
                Optional.empty());
    }
}
