package io.cantianupgrade.plan;

import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.Steps;
import io.cantianupgrade.step.WayBack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A plan while it is written: hands out stages and narrows the way back. */
final class PlanDraft {

    private static final int DIGITS_OF_ID = 10;

    private final List<NodeId> nodes;
    private final List<PlannedStep> steps = new ArrayList<>();
    private int stage;
    private WayBack wayBack;

    PlanDraft(List<NodeId> nodes) {
        this(nodes, 0, WayBack.NOTHING_CHANGED);
    }

    private PlanDraft(List<NodeId> nodes, int stage, WayBack wayBack) {
        this.nodes = nodes;
        this.stage = stage;
        this.wayBack = wayBack;
    }

    List<NodeId> nodes() {
        return nodes;
    }

    List<PlannedStep> steps() {
        return steps;
    }

    void onAllNodes(StepId id) {
        stage++;
        nodes.forEach(node -> add(id, Optional.of(node)));
    }

    void onNode(StepId id, NodeId node) {
        stage++;
        add(id, Optional.of(node));
    }

    void onCluster(StepId id) {
        stage++;
        add(id, Optional.empty());
    }

    /** A draft of what follows this one. */
    PlanDraft continued() {
        return new PlanDraft(nodes, stage, wayBack);
    }

    /** A draft of what may follow any step of a plan. */
    static PlanDraft after(UpgradePlan plan) {
        int last = plan.commit().stream().mapToInt(PlannedStep::stage).max().orElse(0);
        return new PlanDraft(plan.nodes(), last, WayBack.NOTHING_CHANGED);
    }

    private void add(StepId id, Optional<NodeId> node) {
        wayBack = wayBack.narrowest(Steps.of(id).wayBack());
        steps.add(new PlannedStep(stage, id, node, wayBack));
    }

    /** The finished plan, its id made of everything in it. */
    static UpgradePlan signed(
            Operation operation,
            ClusterId cluster,
            Version source,
            Version target,
            DeployMode mode,
            String packageSha256,
            List<NodeId> nodes,
            List<PlannedStep> steps,
            List<PlannedStep> commit) {
        UpgradePlan unsigned =
                new UpgradePlan("", operation, cluster, source, target, mode, packageSha256, nodes, steps, commit);
        return new UpgradePlan(
                hash(unsigned.toString()),
                operation,
                cluster,
                source,
                target,
                mode,
                packageSha256,
                nodes,
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
}
