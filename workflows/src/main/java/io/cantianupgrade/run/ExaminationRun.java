package io.cantianupgrade.run;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.DoctorActivities;
import io.cantianupgrade.contract.Examination;
import io.cantianupgrade.contract.Finding;
import io.cantianupgrade.contract.TaskQueues;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** One activity of the control worker. */
public final class ExaminationRun implements Examination {

    @Override
    public List<Finding> examine(ClusterSpec cluster) {
        return Workflow.newActivityStub(
                        DoctorActivities.class,
                        NodeQueues.once(TaskQueues.CONTROL, Duration.ofSeconds(DoctorActivities.MOST_SECONDS)))
                .examine(cluster);
    }
}
