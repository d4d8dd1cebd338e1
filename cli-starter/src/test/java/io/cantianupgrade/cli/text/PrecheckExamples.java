package io.cantianupgrade.cli.text;

import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.model.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Prechecks as they come from a cluster of two nodes. */
final class PrecheckExamples {
    static final ClusterSpec CLUSTER = new ClusterSpec(
            new ClusterId("prod-a"),
            new ReleaseSpec("/packages/Cantian.tgz", Optional.empty(), Optional.empty(), "/ctdb/cantian_install"),
            new SshSpec("root", "/keys/id", "/keys/known_hosts"),
            Stream.of(0, 1)
                    .map(id -> new NodeSpec(new NodeId(id), NodeSpec.Access.SSH, "10.0.0.1" + id, 22, ""))
                    .toList(),
            Optional.of(new ArraySpec("10.0.0.5", 8088, "upgrade", new SecretRef("env:ARRAY"), "/keys/array.pem")),
            new DatabaseSpec(new SecretRef("env:SYS")),
            BusinessSpec.ASK,
            RollingSpec.DEFAULT,
            Optional.empty(),
            Map.of(),
            Optional.empty());
    private static final List<CheckResult> WELL = List.of(
            CheckResult.pass(CheckId.REACHABLE, "node 0", "answers"),
            CheckResult.pass(CheckId.ARRAY_HEALTH, "array", "array-a is normal"));

    private PrecheckExamples() {}

    static List<String> well() {
        return PrecheckScreen.lines("offline", CLUSTER, report(WELL), true);
    }

    static List<String> failed() {
        Stream<CheckResult> wrong = Stream.of(
                CheckResult.notRun(CheckId.COMMANDS, "node 1", "the node could not be read"),
                CheckResult.notRun(CheckId.FREE_SPACE, "node 1", "the node could not be read"),
                CheckResult.failed(
                        CheckId.CLOCK_SKEW,
                        "cluster",
                        "node 1 is 3.1 s behind node 0 (limit 2 s)",
                        List.of(),
                        "chronyc makestep   (on node 1)"),
                CheckResult.failed(
                        CheckId.FREE_SPACE,
                        "node 0",
                        "expected 5.0 GiB free at /opt/cantian, found 3.2 GiB",
                        List.of("/dev/vda 264212084 13918800 3355443 95% /"),
                        "du -xh --max-depth=2 /opt/cantian | sort -h | tail"));
        return PrecheckScreen.lines(
                "offline", CLUSTER, report(Stream.concat(WELL.stream(), wrong).toList()), false);
    }

    private static CheckReport report(List<CheckResult> results) {
        return new CheckReport(
                Optional.of(new Version("24.12.B032")),
                Optional.of(new Version("25.06.B001")),
                Optional.of(DeployMode.COMBINED),
                results,
                Duration.ofMillis(4800));
    }
}
