package io.cantianupgrade.simulator.array;

import java.time.Duration;

/** How the array deals with logins and sessions; every setting may change while it runs. */
public final class SessionRules {

    volatile Duration idleLimit = Duration.ofMinutes(30);
    volatile Duration lifetime = Duration.ofHours(24);
    volatile int cap = 32;
    volatile int tries = 3;
    volatile Duration lockFor = Duration.ofMinutes(15);
    volatile boolean triesCounted;
    volatile boolean addressLocked;
    volatile int accountState = 1;
    volatile long loginRefusal;
    volatile long expiredCode = ArrayCode.UNAUTHORIZED.number();
    volatile boolean tokenIsEnough;
    volatile boolean httpUnauthorized;
    volatile boolean cookieWithheld;
    volatile boolean readOnly;

    /** A session that was not used for so long is gone. */
    public SessionRules idleLimit(Duration limit) {
        idleLimit = limit;
        return this;
    }

    /** A session that old is gone, however busy it is. */
    public SessionRules lifetime(Duration limit) {
        lifetime = limit;
        return this;
    }

    /** So many sessions at once; one more login is refused with 1077949067. */
    public SessionRules cap(int sessions) {
        cap = sessions;
        return this;
    }

    /** After so many wrong passwords in a row the account is locked for that time. */
    public SessionRules lockAfter(int wrongPasswords, Duration time) {
        tries = wrongPasswords;
        lockFor = time;
        return this;
    }

    /** A wrong password is answered with 1077987870 and the tries that are left, instead of 1077949061. */
    public SessionRules countTries() {
        triesCounted = true;
        return this;
    }

    /** The client's address is locked: 1077949071. */
    public SessionRules lockAddress(boolean locked) {
        addressLocked = locked;
        return this;
    }

    /** 1 normal, 3 password expired, 4 initial password. */
    public SessionRules accountState(int state) {
        accountState = state;
        return this;
    }

    /** Every login is refused with that code, 0 for none: 1073951284, 1073793593. */
    public SessionRules refuseLogin(long code) {
        loginRefusal = code;
        return this;
    }

    /** What a token that is gone gets: -401, 1077949069 or 1073793621. */
    public SessionRules expiredCode(long code) {
        expiredCode = code;
        return this;
    }

    /** An unauthorized request gets HTTP 401 instead of HTTP 200 with -401. */
    public SessionRules unauthorizedAsHttp401() {
        httpUnauthorized = true;
        return this;
    }

    /** The token without the cookie is enough, as on some builds. */
    public SessionRules tokenIsEnough() {
        tokenIsEnough = true;
        return this;
    }

    /** A login sends no cookie. */
    public SessionRules withholdCookie() {
        cookieWithheld = true;
        return this;
    }

    /** The user may look but not write: 1077949058. */
    public SessionRules readOnly(boolean only) {
        readOnly = only;
        return this;
    }
}
