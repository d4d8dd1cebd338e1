package io.cantianupgrade.simulator.array;

/** The array says no: becomes an envelope with that code. */
final class Refusal extends RuntimeException {

    private final transient ArrayReply reply;

    Refusal(ArrayCode code) {
        this(code, "");
    }

    /** @param parameter what the array puts into {@code errorParam} */
    Refusal(ArrayCode code, String parameter) {
        super(code.name());
        this.reply = ArrayReply.error(code.number(), parameter);
    }

    ArrayReply reply() {
        return reply;
    }
}
