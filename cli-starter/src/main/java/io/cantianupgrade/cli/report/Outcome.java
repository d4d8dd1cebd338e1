package io.cantianupgrade.cli.report;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.text.Moment;
import io.cantianupgrade.cli.text.Numbers;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.plan.PlanText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** What became of an operation, in one sentence or two. */
final class Outcome {
    private final Report report;
    private final OperationStatus status;

    Outcome(Report report) {
        this.report = report;
        this.status = report.status();
    }

    String sentence() {
        String times = tr(
                "from %s to %s UTC (%s)",
                at(status.startedAt()), at(report.end()), length(status.startedAt(), report.end()));
        return switch (status.state()) {
            case COMMITTED ->
                tr(
                        "Every node runs %s and the version is raised, %s%s. There is no way back but a restore.",
                        status.target(), times, outage());
            case ROLLED_BACK -> tr("Every node runs %s again, %s%s.", status.source(), times, outage());
            case REFUSED -> tr("It was refused before anything was changed, %s.", times);
            case STOPPED ->
                tr(
                        "It was left as it is, %s. Way back: %s.",
                        times, read(status.wayBack().words()));
            case PREPARED ->
                tr(
                        "Every node runs %s; the version is not raised yet. Written at %s UTC. Way back: %s.",
                        status.target(),
                        at(report.writtenAt()),
                        read(status.wayBack().words()));
            case RUNNING, ASKING, HOLDING, PAUSED ->
                tr(
                        "It has not ended: this is what it looked like at %s UTC. Way back: %s.",
                        at(report.writtenAt()), read(status.wayBack().words()));
        };
    }

    private String outage() {
        return Numbers.stoppedAt(status).isEmpty() || status.state() == OperationState.REFUSED
                ? ""
                : Numbers.outage(status, report.end())
                        .map(length -> tr(
                                "; the first node was stopped and all served again after %s", PlanText.length(length)))
                        .orElse("");
    }

    private String at(Instant instant) {
        return new Moment(status.startedAt(), ZoneOffset.UTC).clock(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String length(Instant from, Instant to) {
        return PlanText.length(Duration.between(from, to));
    }
}
