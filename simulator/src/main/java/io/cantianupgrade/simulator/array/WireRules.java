package io.cantianupgrade.simulator.array;

/** How the array writes what it answers; every setting may change while it runs. */
public final class WireRules {

    /** A list without hits, as different resources and builds show it. */
    public enum EmptyList {
        DATA_MISSING,
        DATA_NULL,
        DATA_EMPTY
    }

    volatile EmptyList emptyList = EmptyList.DATA_MISSING;
    volatile boolean codeAsText;
    volatile boolean rangeRefused;
    volatile boolean rangeIgnored;
    volatile boolean filtersFuzzy;
    volatile int concurrencyLimit = Integer.MAX_VALUE;

    public WireRules emptyList(EmptyList form) {
        emptyList = form;
        return this;
    }

    /** {@code error.code} is a JSON string. */
    public WireRules codeAsText() {
        codeAsText = true;
        return this;
    }

    /** A {@code range} is refused with 50331651. */
    public WireRules refuseRange() {
        rangeRefused = true;
        return this;
    }

    /** A {@code range} changes nothing: every page is the first. */
    public WireRules ignoreRange() {
        rangeIgnored = true;
        return this;
    }

    /** An exact filter finds parts of values, too. */
    public WireRules fuzzyFilters() {
        filtersFuzzy = true;
        return this;
    }

    /** More requests at once are answered with 1077953235. */
    public WireRules concurrencyLimit(int requests) {
        concurrencyLimit = requests;
        return this;
    }
}
