package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The resource {@code sessions}: one account, locked after too many wrong passwords. */
final class Logins {

    private final String user;
    private final String password;
    private final Sessions sessions;
    private final SessionRules rules;
    private final ArrayState state;
    private int wrong;
    private long lockedUntil;

    Logins(String user, String password, Sessions sessions, SessionRules rules, ArrayState state) {
        this.user = user;
        this.password = password;
        this.sessions = sessions;
        this.rules = rules;
        this.state = state;
    }

    ArrayReply logIn(ArrayRequest request) {
        refuseLocked();
        String name = request.body().path("username").asText();
        if (!name.equals(user) || !isPassword(request.body().path("password").asText())) {
            throw wrongPassword();
        }
        wrong = 0;
        if (rules.loginRefusal != 0) {
            return ArrayReply.error(rules.loginRefusal, "");
        }
        Sessions.Session session = sessions.open(name, request.peer());
        ArrayReply reply = ArrayReply.ok(json(session));
        return rules.cookieWithheld
                ? reply
                : reply.withCookie("session=ismsession=" + session.cookie() + ";SameSite=Lax;path=/;httponly;secure");
    }

    ArrayReply logOut(ArrayRequest request) {
        sessions.close(request.token());
        return ArrayReply.ok();
    }

    private void refuseLocked() {
        if (rules.addressLocked) {
            throw new Refusal(ArrayCode.ADDRESS_LOCKED);
        }
        long left = lockedUntil - System.currentTimeMillis();
        if (left > 0) {
            throw new Refusal(ArrayCode.ACCOUNT_LOCKED, Long.toString(left / 1000 + 1));
        }
    }

    private Refusal wrongPassword() {
        wrong++;
        if (wrong >= rules.tries) {
            wrong = 0;
            lockedUntil = System.currentTimeMillis() + rules.lockFor.toMillis();
        }
        return rules.triesCounted
                ? new Refusal(ArrayCode.WRONG_CREDENTIALS_COUNTED, Integer.toString(rules.tries - wrong))
                : new Refusal(ArrayCode.WRONG_CREDENTIALS);
    }

    private boolean isPassword(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode json(Sessions.Session session) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("accountstate", rules.accountState)
                .put("deviceid", state.deviceId)
                .put("iBaseToken", session.token())
                .put("userid", session.user())
                .put("username", session.user())
                .put("userscope", "0")
                .put("usergroup", "")
                .put("roleId", "1")
                .put("lastloginip", session.peer());
    }
}
