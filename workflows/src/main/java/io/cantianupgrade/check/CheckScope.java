package io.cantianupgrade.check;

/** What a check looks at. */
public enum CheckScope {
    /** Each node, all at the same time. */
    NODE("every node"),
    /** The nodes together. */
    CLUSTER("cluster"),
    /** The release package on the worker's host. */
    RELEASE("release"),
    /** The storage array. */
    ARRAY("storage array");

    private final String words;

    CheckScope(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
