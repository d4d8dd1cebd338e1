package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one session that all threads share. Its monitor makes logins single-flight: who comes second finds the new session.
 *
 * <p>A wrong password is never tried twice: what a login was refused for is remembered, so that neither a retry nor another
 * thread locks the account.
 */
final class Sessions {

    private static final Set<ProblemCode> FINAL =
            Set.of(ProblemCode.ARRAY_LOGIN_REFUSED, ProblemCode.ARRAY_ACCOUNT_LOCKED);

    private final Logins logins;
    private final List<ArrayAddress> addresses;
    private final ArrayPatience patience;
    private Optional<Session> current = Optional.empty();
    private Optional<Refused> refusal = Optional.empty();
    private Optional<ProblemException> unusable = Optional.empty();
    private String deviceId = "";
    private int generation;
    private int next;

    Sessions(Logins logins, ArrayAccess access, ArrayPatience patience) {
        this.logins = logins;
        this.addresses = access.addresses();
        this.patience = patience;
    }

    synchronized Session current() throws ArrayFailure {
        if (current.isEmpty()) {
            current = Optional.of(logIn());
        }
        return current.get();
    }

    /** After the array said that the session is gone; a session that another thread has replaced already is simply taken. */
    synchronized Session renew(Session stale, long code) throws ArrayFailure {
        if (isCurrent(stale)) {
            if (code == ErrorTable.SESSION_ENDING) {
                Pauses.of(patience.lookPause());
            }
            current = Optional.empty();
            logins.logOut(stale, stale.address());
        }
        return current();
    }

    /** After the address of the session gave no answer; with one address there is nowhere to go. */
    synchronized void leaveAddressOf(Session silent) throws ArrayFailure {
        if (addresses.size() > 1 && isCurrent(silent)) {
            next = addresses.indexOf(silent.address()) + 1;
            current = Optional.empty();
            Session fresh = current();
            logins.logOut(silent, fresh.address());
        }
    }

    synchronized void close() {
        current.ifPresent(session -> logins.logOut(session, session.address()));
        current = Optional.empty();
    }

    private boolean isCurrent(Session session) {
        return current.filter(one -> one.generation() == session.generation()).isPresent();
    }

    private Session logIn() throws ArrayFailure {
        refuseAgain();
        Duration pause = patience.busyFirst();
        for (int tries = 1; ; tries++) {
            try {
                return requireSameArray(logInSomewhere());
            } catch (Refused e) {
                if (FINAL.contains(e.rule().problem())) {
                    refusal = Optional.of(e);
                }
                if (e.rule().retry() != RetryClass.WAIT || tries >= patience.busyTries()) {
                    throw e;
                }
            } catch (ProblemException e) {
                unusable = Optional.of(e)
                        .filter(one -> FINAL.contains(one.problem().code()));
                throw e;
            }
            Pauses.about(pause);
            pause = Calls.doubled(pause, patience.busyLongest());
        }
    }

    /** Only an address that gives no answer makes room for the next; what the array says holds for all of its addresses. */
    private Session logInSomewhere() throws ArrayFailure {
        generation++;
        for (int tried = 1; ; tried++) {
            try {
                return logins.logIn(addresses.get(next % addresses.size()), generation);
            } catch (NoAnswer e) {
                next++;
                if (tried == addresses.size()) {
                    throw e;
                }
            }
        }
    }

    private void refuseAgain() throws Refused {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (unusable.isPresent()) {
            throw unusable.get();
        }
    }

    private Session requireSameArray(Session fresh) {
        if (!deviceId.isEmpty() && !deviceId.equals(fresh.deviceId())) {
            logins.logOut(fresh, fresh.address());
            throw anotherArray(deviceId, fresh);
        }
        deviceId = fresh.deviceId();
        return fresh;
    }

    static ProblemException anotherArray(String expected, Session found) {
        return new ProblemException(new Problem(
                ProblemCode.ARRAY_REPLACED,
                "storage array " + found.address(),
                "array " + Reply.printable(found.deviceId()) + " answers where array " + expected + " is expected",
                List.of("expected device id " + expected, "found device id " + Reply.printable(found.deviceId())),
                "correct the array's address in the cluster file, then answer retry"));
    }
}
