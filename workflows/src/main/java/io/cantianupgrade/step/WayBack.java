package io.cantianupgrade.step;

/** Which way back is still open once a step has begun, from the widest to the narrowest. */
public enum WayBack {
    NOTHING_CHANGED("nothing changed"),
    ROLLING("rolling"),
    OFFLINE_ONLY("offline only"),
    RESTORE_ONLY("restore only");

    private final String words;

    WayBack(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public WayBack narrowest(WayBack other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
