package io.cantianupgrade.cli.report;

import com.google.protobuf.util.Timestamps;
import io.cantianupgrade.cli.report.ReportEvent.Kind;
import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Pause;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.plan.PlanDecision;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepOutcome;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ActivityFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the history of an operation, event by event, as what happened on the cluster. */
public final class HistoryReader {
    private static final String CLUSTER = "cluster";
    private static final String WAY_BACK = "PlanWayBack";

    private final DataConverter converter;
    private final List<ReportEvent> events = new ArrayList<>();
    private final Map<Long, ActivityTaskScheduledEventAttributes> scheduled = new HashMap<>();
    private final Map<Long, ActivityTaskStartedEventAttributes> started = new HashMap<>();
    private final List<PlannedStep> wayBack = new ArrayList<>();
    private Optional<UpgradePlan> plan = Optional.empty();

    private HistoryReader(DataConverter converter) {
        this.converter = converter;
    }

    /** @param converter that the operation's payloads were written with */
    public static Report read(
            List<HistoryEvent> history, DataConverter converter, OperationStatus status, String product, Instant now) {
        HistoryReader reader = new HistoryReader(converter);
        history.forEach(reader::read);
        return new Report(product, now, status, reader.plan.orElse(null), reader.wayBack, reader.events);
    }

    private void read(HistoryEvent event) {
        switch (event.getEventType()) {
            case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED -> began(event);
            case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED ->
                scheduled.put(event.getEventId(), event.getActivityTaskScheduledEventAttributes());
            case EVENT_TYPE_ACTIVITY_TASK_STARTED -> activityBegan(event);
            case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> activityEnded(event);
            case EVENT_TYPE_ACTIVITY_TASK_FAILED -> {
                var failed = event.getActivityTaskFailedEventAttributes();
                activityFailed(event, failed.getScheduledEventId(), failed.getFailure(), failed.getRetryState());
            }
            case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT -> {
                var late = event.getActivityTaskTimedOutEventAttributes();
                activityFailed(event, late.getScheduledEventId(), late.getFailure(), late.getRetryState());
            }
            case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED -> {
                var signal = event.getWorkflowExecutionSignaledEventAttributes();
                said(event, signal.getSignalName(), signal.getInput());
            }
            case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED -> {
                var update = event.getWorkflowExecutionUpdateAcceptedEventAttributes()
                        .getAcceptedRequest()
                        .getInput();
                said(event, update.getName(), update.getArgs());
            }
            case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED -> ended(event, "the operation ended");
            case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED, EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED ->
                ended(event, "the operation was ended in Temporal; what ran then may have gone on");
            case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED, EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT ->
                ended(event, "the operation broke off");
            default -> {} // Tasks of the workflow itself and timers tell nothing of the cluster.
        }
    }

    private void began(HistoryEvent event) {
        var attributes = event.getWorkflowExecutionStartedEventAttributes();
        OperationRequest request = first(attributes.getInput(), OperationRequest.class);
        String approved = request.approvedPlan().map(id -> " of plan " + id).orElse("");
        add(event, CLUSTER, Kind.BEGAN, "started%s".formatted(approved), request.startedBy(), null);
    }

    private void activityBegan(HistoryEvent event) {
        ActivityTaskStartedEventAttributes attempt = event.getActivityTaskStartedEventAttributes();
        started.put(attempt.getScheduledEventId(), attempt);
        step(attempt.getScheduledEventId())
                .ifPresent(step -> add(
                        event,
                        step.target(),
                        Kind.STEP_BEGAN,
                        attempt.getAttempt() > 1
                                ? "%s, attempt %d".formatted(step.title(), attempt.getAttempt())
                                : step.title(),
                        attempt.getIdentity(),
                        null));
    }

    private void activityEnded(HistoryEvent event) {
        var completed = event.getActivityTaskCompletedEventAttributes();
        long id = completed.getScheduledEventId();
        Optional<PlannedStep> step = step(id);
        if (step.isPresent()) {
            StepOutcome outcome = first(completed.getResult(), StepOutcome.class);
            add(
                    event,
                    step.get().target(),
                    Kind.STEP_ENDED,
                    "%s: %s".formatted(step.get().title(), outcome.state()),
                    completed.getIdentity(),
                    null);
            return;
        }
        String type = scheduled.get(id).getActivityType().getName();
        if (type.equals(WAY_BACK)) {
            wayBack.addAll(Arrays.asList(first(completed.getResult(), PlannedStep[].class)));
            add(event, CLUSTER, Kind.PLANNED, "planned the way back", completed.getIdentity(), null);
        } else if (type.startsWith("Plan")) {
            plan = first(completed.getResult(), PlanDecision.class).plan().or(() -> plan);
            String result = plan.map(found -> "planned: plan " + found.id()).orElse("planned: refused");
            add(event, CLUSTER, Kind.PLANNED, result, completed.getIdentity(), null);
        } else {
            add(event, CLUSTER, Kind.INSPECTED, "inspected every node", completed.getIdentity(), null);
        }
    }

    private void activityFailed(HistoryEvent event, long id, Failure failure, RetryState retryState) {
        Optional<PlannedStep> step = step(id);
        String where = step.map(PlannedStep::target).orElse(CLUSTER);
        ActivityTaskStartedEventAttributes attempt =
                started.getOrDefault(id, ActivityTaskStartedEventAttributes.getDefaultInstance());
        String what = step.map(PlannedStep::title).orElse("looking at the cluster");
        add(event, where, Kind.STEP_FAILED, what, attempt.getIdentity(), problem(failure, retryState, where));
    }

    private Problem problem(Failure failure, RetryState retryState, String where) {
        Throwable cause = converter.failureToException(failure);
        return Failures.read(new ActivityFailure("", 0, 0, "", "", retryState, "", cause), where)
                .problem();
    }

    /** Whoever sends something else to a workflow changes nothing, neither by its name nor by its form. */
    private void said(HistoryEvent event, String name, Payloads payloads) {
        try {
            switch (name) {
                case "answer" -> answered(event, payloads);
                case "pause" -> rests(event, "paused it", payloads);
                case "resume" -> rests(event, "resumed it", payloads);
                default -> {}
            }
        } catch (DataConverterException anotherForm) {
            // The operation has dropped it, too.
        }
    }

    private void rests(HistoryEvent event, String what, Payloads payloads) {
        add(event, CLUSTER, Kind.ANSWERED, what, first(payloads, Pause.class).by(), null);
    }

    private void answered(HistoryEvent event, Payloads payloads) {
        Answer answer = first(payloads, Answer.class);
        String question = answer.question().isEmpty() ? "" : " to " + answer.question();
        add(event, CLUSTER, Kind.ANSWERED, "answered %s%s".formatted(answer.answer(), question), answer.by(), null);
    }

    private void ended(HistoryEvent event, String how) {
        add(event, CLUSTER, Kind.ENDED, how, "", null);
    }

    /** Empty for an activity that only looks and plans. */
    private Optional<PlannedStep> step(long id) {
        ActivityTaskScheduledEventAttributes activity = scheduled.get(id);
        boolean isStep = Arrays.stream(StepId.values())
                .anyMatch(step -> step.word().equals(activity.getActivityType().getName()));
        return isStep ? Optional.of(first(activity.getInput(), StepCall.class).step()) : Optional.empty();
    }

    private <T> T first(Payloads payloads, Class<T> type) {
        return converter.fromPayloads(0, Optional.of(payloads), type, type);
    }

    private void add(HistoryEvent event, String where, Kind kind, String what, String by, Problem problem) {
        Instant at = Instant.ofEpochMilli(Timestamps.toMillis(event.getEventTime()));
        events.add(new ReportEvent(at, where, kind, what, by, problem));
    }
}
