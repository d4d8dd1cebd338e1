package io.cantianupgrade.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.contract.Finding;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.SecretRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorScreenTest {

    private static final ClusterSpec CLUSTER = new ClusterSpec(
            new ClusterId("prod-a"),
            new ReleaseSpec("/p.tgz", Optional.empty(), Optional.empty(), "/ctdb"),
            new SshSpec("root", "/keys/id", "/keys/known_hosts"),
            List.of(),
            Optional.empty(),
            new DatabaseSpec(new SecretRef("env:SYS")),
            BusinessSpec.ASK,
            RollingSpec.DEFAULT,
            Optional.empty(),
            Map.of(),
            Optional.empty());

    @Test
    void hasARowForEachPartAndTheRemedyBelowTheOnesThatAreNotWell() {
        assertThat(DoctorScreen.lines(
                        CLUSTER,
                        List.of(
                                Finding.pass("node 0", "its worker answers"),
                                Finding.fail("node 1", "no worker polls for node 1", "systemctl status it"),
                                Finding.notRun("array", "nobody looked"))))
                .containsExactly(
                        "Doctor for prod-a",
                        "",
                        "  ok    node 0            its worker answers",
                        "  FAIL  node 1            no worker polls for node 1",
                        "        do   systemctl status it",
                        "  --    array             nobody looked",
                        "",
                        "1 not well, 1 not looked at. Nothing was changed.");
    }

    @Test
    void saysThatAllIsWell() {
        assertThat(DoctorScreen.lines(CLUSTER, List.of(Finding.pass("array", "oceanstor"))))
                .endsWith("All well. Nothing was changed.");
    }
}
