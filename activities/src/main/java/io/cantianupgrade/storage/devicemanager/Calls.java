package io.cantianupgrade.storage.devicemanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How often a request is sent.
 *
 * <ol>
 *   <li>A session that is gone: log in again once, resend once. The array did nothing, so this holds for every request.
 *   <li>A busy array that did nothing: wait, with growing pauses, and resend, a bounded number of times.
 *   <li>No answer to a look: look again, a bounded number of times, at another address where there is one.
 *   <li>No answer to a change: {@link NoAnswer}. Nothing is resent here; whoever asked looks first.
 * </ol>
 */
final class Calls {

    private static final int LONGEST_PAGE = 100;

    private final Wire wire;
    private final Sessions sessions;
    private final ArrayPatience patience;

    Calls(Wire wire, Sessions sessions, ArrayPatience patience) {
        this.wire = wire;
        this.sessions = sessions;
        this.patience = patience;
    }

    Session session() throws ArrayFailure {
        for (int unanswered = 0; ; unanswered++) {
            try {
                return sessions.current();
            } catch (NoAnswer e) {
                pauseBeforeLookingAgain(unanswered, e);
            }
        }
    }

    Reply get(ArrayCall call) throws ArrayFailure {
        for (int unanswered = 0; ; unanswered++) {
            try {
                return unlessBusy(call, Set.of());
            } catch (NoAnswer e) {
                pauseBeforeLookingAgain(unanswered, e);
            }
        }
    }

    /** All hits, page by page: the array never gives more than 100 at once, and does not say that it left some out. */
    List<JsonNode> list(ArrayCall call) throws ArrayFailure {
        List<JsonNode> first;
        try {
            first = page(call, 0);
        } catch (Refused e) {
            if (!e.isOneOf(Set.of(ErrorTable.BAD_PARAMETER))) {
                throw e;
            }
            return get(call).list(); // This resource knows no ranges.
        }
        List<JsonNode> hits = new ArrayList<>(first);
        List<JsonNode> latest = first;
        while (latest.size() >= LONGEST_PAGE) {
            latest = page(call, hits.size());
            if (latest.equals(first)) {
                return hits; // This resource ignores ranges.
            }
            hits.addAll(latest);
        }
        return hits;
    }

    /**
     * A change, sent once as far as anybody can tell.
     *
     * @param expected codes that the caller deals with: no waiting for them to pass
     * @throws NoAnswer when it is unknown whether the array did it
     */
    Reply change(ArrayCall call, Set<Long> expected) throws ArrayFailure {
        return unlessBusy(call, expected);
    }

    static Duration doubled(Duration pause, Duration longest) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }

    private Reply unlessBusy(ArrayCall call, Set<Long> expected) throws ArrayFailure {
        Duration pause = patience.busyFirst();
        for (int tries = 1; ; tries++) {
            try {
                return once(call);
            } catch (Refused e) {
                if (e.rule().retry() == RetryClass.LOOK && !e.isOneOf(expected)) {
                    throw new NoAnswer(call, e);
                }
                boolean wait = e.rule().retry() == RetryClass.WAIT && !e.isOneOf(expected);
                if (!wait || tries >= patience.busyTries()) {
                    throw e;
                }
            }
            Pauses.about(pause);
            pause = doubled(pause, patience.busyLongest());
        }
    }

    private Reply once(ArrayCall call) throws ArrayFailure {
        Session session = sessions.current();
        Reply reply = send(session, call);
        if (reply.retry() == RetryClass.RELOGIN) {
            reply = send(sessions.renew(session, reply.code()), call);
        }
        if (!reply.isSuccess()) {
            throw new Refused(call, reply);
        }
        return reply;
    }

    private Reply send(Session session, ArrayCall call) throws ArrayFailure {
        try {
            return wire.send(session, call);
        } catch (NoAnswer e) {
            leaveAddressOf(session);
            throw e;
        }
    }

    private void leaveAddressOf(Session session) throws ArrayFailure {
        try {
            sessions.leaveAddressOf(session);
        } catch (NoAnswer ignored) {
            // No address answers now; the caller reports the request that it was about.
        }
    }

    private List<JsonNode> page(ArrayCall call, int start) throws ArrayFailure {
        return get(call.with("range", "[" + start + "-" + (start + LONGEST_PAGE) + "]"))
                .list();
    }

    private void pauseBeforeLookingAgain(int unanswered, NoAnswer failure) throws NoAnswer {
        if (unanswered >= patience.readPauses().size()) {
            throw failure;
        }
        Pauses.about(patience.readPauses().get(unanswered));
    }
}
