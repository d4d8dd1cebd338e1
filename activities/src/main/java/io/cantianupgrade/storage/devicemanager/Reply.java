package io.cantianupgrade.storage.devicemanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the array answered. HTTP 200 says nothing; the code does.
 *
 * @param code 0 for success; may exceed 32 bits
 * @param detail {@code errorParam}: what is left of tries or seconds, or which object is meant
 * @param description in the array's language; shown, never decided upon
 */
record Reply(long code, String detail, String description, JsonNode data) {

    private static final int LONGEST_TEXT = 200;

    boolean isSuccess() {
        return code == ErrorTable.NONE;
    }

    RetryClass retry() {
        return ErrorTable.rule(code).retry();
    }

    /** The hits of a list; none when {@code data} is missing, null or empty. */
    List<JsonNode> list() {
        List<JsonNode> hits = new ArrayList<>();
        if (data.isArray()) {
            data.forEach(hits::add);
        }
        return hits;
    }

    /** Scalars come as strings or as numbers; empty when missing or null. */
    static String text(JsonNode object, String field) {
        return object.path(field).asText("");
    }

    /** {@code error 1073754124 (the file system ...)}, with what the array added. */
    String error() {
        String own = printable(description);
        String extra = detail.isBlank() ? "" : ", parameter " + printable(detail);
        return "error " + code + " (" + ErrorTable.rule(code).meaning() + extra
                + (own.isEmpty() ? ")" : "; " + own + ")");
    }

    /** Text of others is not echoed raw to a terminal. */
    static String printable(String text) {
        String safe = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return safe.length() <= LONGEST_TEXT ? safe : safe.substring(0, LONGEST_TEXT) + "...";
    }
}
