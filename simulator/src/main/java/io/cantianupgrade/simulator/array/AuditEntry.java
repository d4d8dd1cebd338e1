package io.cantianupgrade.simulator.array;

/**
 * One request that reached the array.
 *
 * @param time epoch milliseconds
 * @param user of the session, {@code -} before login
 * @param path with query; never a body, header or cookie
 * @param code {@code error.code} of the answer; the HTTP status where that was not 200; {@link #NO_ANSWER} where the connection was cut
 */
public record AuditEntry(long time, String user, String method, String path, long code) {

    /** The client got no answer. */
    public static final long NO_ANSWER = -1;

    /** {@code GET fssnapshot}: compares the method and the start of the resource, whose case does not count. */
    public boolean is(String wantedMethod, String resource) {
        String[] parts = path.split("/", 5);
        return method.equals(wantedMethod)
                && parts.length == 5
                && parts[4].regionMatches(true, 0, resource, 0, resource.length());
    }

    String line() {
        return time + " " + user + " " + method + " " + path + " " + code;
    }
}
