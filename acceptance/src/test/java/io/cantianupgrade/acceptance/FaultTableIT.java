package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.storage.devicemanager.ArrayPatience;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever goes wrong, {@code status} shows the right code, place and remedy: {@link FaultTable}. At the end the operation is committed
 * or rolled back, so every hold could be recovered from.
 */
class FaultTableIT {

    /** Business is stopped by a command, so that nobody is asked. */
    private static final String BUSINESS = "business:\n  stop: \"true\"\n";

    private static final String ROLLING =
            "rolling:\n  firstNodeFails: rollback\n  veto: 30m\nanswers:\n  BACKUP_CHOICE: \"2\"\n";

    private static Installation installation;
    private static WorkerHere worker;

    @BeforeAll
    static void start() {
        installation = Installation.start();
        worker = installation.startWorkerHere(ArrayPatience.standard());
    }

    @AfterAll
    static void end() {
        worker.close();
        installation.close();
    }

    @TestFactory
    Stream<DynamicTest> anOfflineUpgradeHoldsAtEachFaultAndIsCommittedAtLast() {
        Site site = Site.named("faulty");
        FaultWalk walk = new FaultWalk(installation, site, UpgradeWay.OFFLINE, text -> text + BUSINESS);
        return Stream.concat(
                walk.tests(FaultTable.offline(), "retry").stream(),
                Stream.of(DynamicTest.dynamicTest("it is committed", () -> {
                    ends(walk, "COMMITTED");
                    assertThat(site.installedVersion(0)).isEqualTo(Site.TARGET);
                    assertThat(site.installedVersion(1)).isEqualTo(Site.TARGET);
                    assertThat(site.array().snapshots()).isEmpty();
                    site.close();
                })));
    }

    @TestFactory
    Stream<DynamicTest> aRollingUpgradeHoldsAtEachFaultSaysWhatHappensAtTheDeadlineAndIsRolledBackAtLast() {
        Site site = Site.named("faulty-rolling");
        FaultWalk walk = new FaultWalk(installation, site, UpgradeWay.ROLLING, text -> text + ROLLING);
        return Stream.concat(
                walk.tests(FaultTable.rolling(), "rollback").stream(),
                Stream.of(DynamicTest.dynamicTest("it is rolled back", () -> {
                    ends(walk, "ROLLED_BACK");
                    assertThat(site.installedVersion(0)).isEqualTo(Site.SOURCE);
                    assertThat(site.cluster().allJoined()).isTrue();
                    site.close();
                })));
    }

    /** Whoever mends one reason and starts again does not meet the next one only then. */
    @Test
    void everyReasonForARefusalIsShownAtOnce() {
        try (Site site = Site.named("refused-for-all")) {
            List<FaultTable.Reason> reasons = FaultTable.reasons();
            reasons.forEach(reason -> reason.planted().plant().accept(site));
            Ended refused = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", site.clusterFile());
            assertThat(refused.exitCode()).as(refused.everything()).isEqualTo(1);
            HeldOperation operation =
                    new HeldOperation(installation, site.cluster().name());
            JsonNode status = operation.waits();
            reasons.forEach(reason -> operation.isRefusedFor(reason, status));
            assertThat(status.get("refusals")).as(status.toString()).hasSize(reasons.size());
        }
    }

    private static void ends(FaultWalk walk, String state) {
        JsonNode end = walk.operation().waits();
        assertThat(end.get("state").asText()).as(end.toString()).isEqualTo(state);
    }
}
