package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Looks at everything at the same time, and returns within {@value #MOST_SECONDS} seconds whatever hangs. */
@ActivityInterface
public interface DoctorActivities {

    int MOST_SECONDS = 11;

    /** Findings in the order of the cluster file: nodes, array, secrets. */
    @ActivityMethod(name = "examine")
    List<Finding> examine(ClusterSpec cluster);
}
