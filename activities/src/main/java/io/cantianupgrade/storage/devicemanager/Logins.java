package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Cookie;

/** Logging in at one address, once, and logging out. Section 4 of the REST reference. */
final class Logins {

    private static final ArrayCall LOGIN = ArrayCall.post(Map.of(), "sessions");
    private static final ArrayCall LOGOUT = ArrayCall.delete(Map.of(), "sessions");

    /** 3: the password has expired; 4: it is the initial one. */
    private static final Set<String> PASSWORD_TO_BE_CHANGED = Set.of("3", "4");

    private final Wire wire;
    private final ArrayAccess access;

    Logins(Wire wire, ArrayAccess access) {
        this.wire = wire;
        this.access = access;
    }

    /** @throws ProblemException when the login is of no use although the array accepted it; it is logged out again */
    Session logIn(ArrayAddress address, int generation) throws ArrayFailure {
        Wire.LoginReply answer = wire.logIn(address, LOGIN, new Credentials(access));
        Reply reply = answer.reply();
        if (!reply.isSuccess()) {
            throw new Refused(LOGIN, reply);
        }
        String cookie = Cookie.parseAll(answer.url(), answer.headers()).stream()
                .filter(one -> one.name().equals("session"))
                .map(Cookie::value)
                .findFirst()
                .orElse("");
        Session session = new Session(
                address,
                Reply.text(reply.data(), "deviceid"),
                Reply.text(reply.data(), "iBaseToken"),
                cookie,
                generation);
        requireComplete(session);
        requireUsablePassword(session, Reply.text(reply.data(), "accountstate"));
        return session;
    }

    /** Best effort: a session that cannot be ended ends by itself after a while. */
    void logOut(Session session, ArrayAddress at) {
        try {
            wire.send(session, at, LOGOUT);
        } catch (NoAnswer | ProblemException ignored) {
            // Nothing depends on it, and the caller's own result must not be lost.
        }
    }

    private void requireComplete(Session session) throws NoAnswer {
        boolean complete = !session.deviceId().isEmpty()
                && !session.token().isEmpty()
                && !session.cookie().isEmpty();
        if (!complete) {
            logOut(session, session.address());
            throw new NoAnswer(LOGIN, "the reply to the login lacks the array's id, the token or the cookie");
        }
    }

    private void requireUsablePassword(Session session, String accountState) {
        if (PASSWORD_TO_BE_CHANGED.contains(accountState)) {
            logOut(session, session.address());
            throw new ProblemException(
                    new Problem(
                            ProblemCode.ARRAY_LOGIN_REFUSED,
                            "storage array " + session.address(),
                            "the password of user " + access.user() + " has to be changed before the array serves it",
                            List.of("POST sessions: accountstate " + accountState),
                            "change the password on the array and in the place that the cluster file names, then answer retry"));
        }
    }
}
