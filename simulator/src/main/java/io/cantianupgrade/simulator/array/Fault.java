package io.cantianupgrade.simulator.array;

import java.time.Duration;

/** One way in which an answer goes wrong. */
public final class Fault {

    enum Kind {
        NONE,
        CUT,
        GO_DOWN,
        HTTP,
        TRUNCATED,
        OVERSIZED,
        CODE
    }

    static final Fault NONE = new Fault(Kind.NONE, true, Duration.ZERO, 0);

    private final Kind kind;
    private final boolean workDone;
    private final Duration delay;
    private final long number;

    private Fault(Kind kind, boolean workDone, Duration delay, long number) {
        this.kind = kind;
        this.workDone = workDone;
        this.delay = delay;
        this.number = number;
    }

    /** The connection is cut before anything is done. */
    public static Fault cut() {
        return new Fault(Kind.CUT, false, Duration.ZERO, 0);
    }

    /** The work is done, but the connection is cut before the answer. */
    public static Fault cutAfterWork() {
        return new Fault(Kind.CUT, true, Duration.ZERO, 0);
    }

    /** The array stops listening with this request, undone; later connections are refused until it comes back. */
    public static Fault goDown() {
        return new Fault(Kind.GO_DOWN, false, Duration.ZERO, 0);
    }

    /** The work is done at once, its answer comes late. */
    public static Fault lateAnswer(Duration delay) {
        return new Fault(Kind.NONE, true, delay, 0);
    }

    /** The work itself is done late, even when the client has given up by then. */
    public static Fault lateWork(Duration delay) {
        return new Fault(Kind.NONE, false, delay, 0);
    }

    /** The gateway answers with that status and a page of HTML; nothing is done. */
    public static Fault http(int status) {
        return new Fault(Kind.HTTP, false, Duration.ZERO, status);
    }

    /** As {@link #http}, but the array behind the gateway has done the work. */
    public static Fault httpAfterWork(int status) {
        return new Fault(Kind.HTTP, true, Duration.ZERO, status);
    }

    /** The work is done; the JSON of the answer ends in its middle. */
    public static Fault truncated() {
        return new Fault(Kind.TRUNCATED, true, Duration.ZERO, 0);
    }

    /** The work is done; the answer is megabytes long. */
    public static Fault oversized() {
        return new Fault(Kind.OVERSIZED, true, Duration.ZERO, 0);
    }

    /** Nothing is done, and the envelope says that code. */
    public static Fault code(long code) {
        return new Fault(Kind.CODE, false, Duration.ZERO, code);
    }

    /** The work is done although the envelope says that code. */
    public static Fault codeAfterWork(long code) {
        return new Fault(Kind.CODE, true, Duration.ZERO, code);
    }

    Kind kind() {
        return kind;
    }

    boolean workDone() {
        return workDone;
    }

    /** The client's connection ends without an answer. */
    boolean losesAnswer() {
        return kind == Kind.CUT || kind == Kind.GO_DOWN;
    }

    Duration delay() {
        return delay;
    }

    long number() {
        return number;
    }
}
