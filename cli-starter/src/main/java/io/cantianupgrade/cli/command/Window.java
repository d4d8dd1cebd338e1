package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.text.Moment;
import io.cantianupgrade.cluster.ClusterSpec;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Until when nodes may be stopped: what is typed goes before the cluster file.
 *
 * @param typed absent when the operator says nothing about it
 * @param file what the cluster file says
 * @param now stays what it is, however long the operator thinks: the window that was shown is the one that counts
 */
record Window(Optional<WindowEnd> typed, Optional<LocalTime> file, Moment now) {
    private static final String OF_FILE =
            "until %s (%s), as the cluster file says: before a node is stopped, what is left of it and its way back must fit, else you are asked";
    private static final String TYPED =
            "until %s (%s), as --until says: before a node is stopped, what is left of it and its way back must fit, else you are asked";

    static Window of(Approval approval, ClusterSpec cluster, Moment now) {
        return new Window(approval.until(), cluster.until(), now);
    }

    /** As the cluster file says. */
    static Window of(ClusterSpec cluster, Moment now) {
        return new Window(Optional.empty(), cluster.until(), now);
    }

    /** Empty when there is no window. */
    Optional<Instant> end() {
        return typed.map(WindowEnd::time).orElse(file).map(time -> next(time, now));
    }

    /** The next time that a clock there shows it. */
    static Instant next(LocalTime time, Moment moment) {
        ZonedDateTime now = moment.now().atZone(moment.zone());
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant();
    }

    /** Until when, who says so, and what that means; empty when nobody says anything. */
    Optional<String> said() {
        if (typed.isPresent() && typed.get().time().isEmpty()) {
            return file.map(time -> tr("none this time, as --until says; the cluster file says %s", time));
        }
        return end().map(until -> tr(typed.isPresent() ? TYPED : OF_FILE, now.clock(until), now.zone()));
    }
}
