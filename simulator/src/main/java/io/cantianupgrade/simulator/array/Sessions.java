package io.cantianupgrade.simulator.array;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Who is logged in, with which token and cookie, from where and since when. */
final class Sessions {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionRules rules;
    private final Map<String, Session> open = new HashMap<>();

    Sessions(SessionRules rules) {
        this.rules = rules;
    }

    synchronized Session open(String user, String peer) {
        forgetExpired();
        if (open.size() >= rules.cap) {
            throw new Refusal(ArrayCode.TOO_MANY_SESSIONS);
        }
        long now = System.currentTimeMillis();
        Session session = new Session(user, peer, randomHex(), randomHex(), now, now);
        open.put(session.token, session);
        return session;
    }

    /** The name of the user whose session the request belongs to; counts as use of the session. */
    synchronized String require(ArrayRequest request, String deviceId) {
        forgetExpired();
        Session session = open.get(request.token());
        if (session == null) {
            throw new Refusal(request.token().isEmpty() ? ArrayCode.UNAUTHORIZED : expired());
        }
        if (!rules.tokenIsEnough && !request.cookie().equals("ismsession=" + session.cookie)) {
            throw new Refusal(ArrayCode.UNAUTHORIZED);
        }
        if (!request.device().equals(deviceId)) {
            throw new Refusal(ArrayCode.UNAUTHORIZED);
        }
        if (!request.peer().equals(session.peer)) {
            throw new Refusal(ArrayCode.OTHER_ADDRESS);
        }
        open.put(session.token, session.usedAt(System.currentTimeMillis()));
        return session.user;
    }

    /** {@code -} for a token that is not known. */
    synchronized String userOf(String token) {
        Session session = open.get(token);
        return session == null ? "-" : session.user;
    }

    synchronized void close(String token) {
        open.remove(token);
    }

    synchronized void closeAll() {
        open.clear();
    }

    synchronized int count() {
        forgetExpired();
        return open.size();
    }

    private ArrayCode expired() {
        for (ArrayCode code : ArrayCode.values()) {
            if (code.number() == rules.expiredCode) {
                return code;
            }
        }
        return ArrayCode.UNAUTHORIZED;
    }

    private void forgetExpired() {
        long now = System.currentTimeMillis();
        open.values()
                .removeIf(session -> now - session.usedAt > rules.idleLimit.toMillis()
                        || now - session.openedAt > rules.lifetime.toMillis());
    }

    private static String randomHex() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    record Session(String user, String peer, String token, String cookie, long openedAt, long usedAt) {

        Session usedAt(long time) {
            return new Session(user, peer, token, cookie, openedAt, time);
        }
    }
}
