package io.cantianupgrade.run;

import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.contract.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The planning activities as workflows call them. */
final class PlanningStubs {

    static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Duration ONE_LOOK = Duration.ofMinutes(3);

    private PlanningStubs() {}

    static PlanningActivities planning() {
        return Workflow.newActivityStub(
                PlanningActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(TaskQueues.CONTROL)
                        .setStartToCloseTimeout(ONE_LOOK)
                        .setScheduleToCloseTimeout(LIMIT)
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(3).build())
                        .setSummary("Look at the cluster and plan")
                        .build());
    }
}
