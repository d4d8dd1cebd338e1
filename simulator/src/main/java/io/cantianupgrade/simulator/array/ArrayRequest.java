package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request as the array understands it.
 *
 * @param device path segment in which a client names the array; any junk before login
 * @param segments of the path after it, decoded
 * @param body missing when there was none
 * @param cookie value of the cookie named {@code session}
 * @param peer address of the client
 */
record ArrayRequest(
        String method,
        String device,
        List<String> segments,
        Map<String, String> query,
        JsonNode body,
        String token,
        String cookie,
        String peer,
        boolean inChinese) {

    String resource() {
        return String.join("/", segments);
    }

    String lastSegment() {
        return segments.get(segments.size() - 1);
    }

    /** From the query, else from the body: drivers use both, even with GET. Empty when neither has it. */
    String parameter(String name) {
        String inQuery = query.get(name);
        return inQuery == null ? body.path(name).asText("") : inQuery;
    }

    /** The system's own vStore is 0. */
    String vstore() {
        String named = parameter("vstoreId");
        return named.isEmpty() ? "0" : named;
    }

    boolean writes() {
        return !method.equals("GET");
    }

    /** Method and resource, as faults are matched: case of the resource does not count. */
    boolean matches(String wantedMethod, String wantedResource) {
        return method.equals(wantedMethod)
                && resource().toLowerCase(Locale.ROOT).startsWith(wantedResource.toLowerCase(Locale.ROOT));
    }
}
