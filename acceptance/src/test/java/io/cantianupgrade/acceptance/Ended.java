package io.cantianupgrade.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** How a run of the program ended, and what it printed. */
record Ended(int exitCode, String out, String err) {

    /** The last line of the output, which is an object. */
    JsonNode json() {
        List<String> lines = out.strip().lines().toList();
        try {
            return new ObjectMapper().readTree(lines.get(lines.size() - 1));
        } catch (IOException e) {
            throw new AssertionError("no JSON at the end of: " + everything(), e);
        }
    }

    String everything() {
        return out + err;
    }
}
