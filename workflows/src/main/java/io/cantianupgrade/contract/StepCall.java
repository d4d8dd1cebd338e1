package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.QuestionKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The one argument of every step's activity; the activity type is the word of the step.
 *
 * @param operation id of the operation: part of every job's and every snapshot's name
 * @param given what the operator has decided that steps need to know
 * @param stoppedAt when every node was stopped; null before
 */
public record StepCall(
        String operation,
        UpgradeKind kind,
        ClusterSpec cluster,
        Version source,
        Version target,
        DeployMode deployMode,
        String packageSha256,
        PlannedStep step,
        Map<QuestionKind, Decision> given,
        Instant stoppedAt) {

    public StepCall {
        kind = kind == null ? UpgradeKind.OFFLINE : kind;
        given = given == null ? Map.of() : Map.copyOf(given); // Histories from before there were decisions have none.
    }

    /** What the operator has said, if anything that steps are told. */
    public Optional<Decision> given(QuestionKind kind) {
        return Optional.ofNullable(given.get(kind));
    }
}
