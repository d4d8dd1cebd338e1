package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.PlannedStep;

/**
 * The one argument of every step's activity; the activity type is the word of the step.
 *
 * @param operation id of the operation: part of every job's and every snapshot's name
 */
public record StepCall(
        String operation,
        ClusterSpec cluster,
        Version source,
        Version target,
        DeployMode deployMode,
        String packageSha256,
        PlannedStep step) {}
