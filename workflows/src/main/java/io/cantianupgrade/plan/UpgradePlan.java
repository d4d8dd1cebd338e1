package io.cantianupgrade.plan;

import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an operation will do, as a value: shown before the run, executed, displayed as status and printed as the report.
 *
 * @param id hash of everything else, 10 hexadecimal digits: the same facts and the same request give the same id
 * @param kind of the upgrade that it does, commits or takes back
 * @param packageSha256 checksum of the release package that it installs, 64 hexadecimal digits
 * @param from how far the upgrade had come when this was planned
 * @param consents what the operator must say yes to before the first step
 * @param rolling how the operator wants it, when it is a rolling upgrade; part of what is approved
 * @param steps up to the verdict; of a rollback, all of them
 * @param commit what follows the verdict <i>commit</i>
 */
public record UpgradePlan(
        String id,
        Operation operation,
        UpgradeKind kind,
        ClusterId cluster,
        Version source,
        Version target,
        DeployMode deployMode,
        String packageSha256,
        List<NodeId> nodes,
        Progress from,
        List<QuestionKind> consents,
        Optional<RollingSpec> rolling,
        List<PlannedStep> steps,
        List<PlannedStep> commit) {

    private static final int DIGITS_OF_ID = 10;

    public UpgradePlan {
        kind = kind == null ? UpgradeKind.OFFLINE : kind;
        consents = consents == null ? List.of() : List.copyOf(consents);
        rolling = rolling == null ? Optional.empty() : rolling;
        from = from == null ? Progress.NONE : from; // Older histories have none.
        nodes = List.copyOf(nodes);
        steps = List.copyOf(steps);
        commit = List.copyOf(commit);
    }

    /** The same plan with its id, which is made of everything in it. */
    UpgradePlan signed() {
        return new UpgradePlan(
                hash(toString()),
                operation,
                kind,
                cluster,
                source,
                target,
                deployMode,
                packageSha256,
                nodes,
                from,
                consents,
                rolling,
                steps,
                commit);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS_OF_ID);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The steps in the order of their stages: each list runs at the same time. */
    public static List<List<PlannedStep>> stages(List<PlannedStep> steps) {
        Map<Integer, List<PlannedStep>> stages =
                steps.stream().collect(Collectors.groupingBy(PlannedStep::stage, TreeMap::new, Collectors.toList()));
        return List.copyOf(stages.values());
    }

    /** How long these steps are expected to take, each stage as long as its longest step. */
    public static Duration expected(List<PlannedStep> steps, ExpectedTimes times) {
        return stages(steps).stream()
                .map(stage -> stage.stream()
                        .map(step -> times.of(step.id()))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How long the cluster serves nobody: from the first stop to the last step of a node. */
    public Duration expectedOutage(ExpectedTimes times) {
        if (kind == UpgradeKind.ROLLING && nodes.size() > 1) {
            return Duration.ZERO;
        }
        List<PlannedStep> whileDown =
                steps.stream().filter(step -> step.stage() >= firstStop()).toList();
        return expected(whileDown, times);
    }

    private int firstStop() {
        return steps.stream()
                .filter(step -> step.id() == StepId.STOP)
                .mapToInt(PlannedStep::stage)
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
