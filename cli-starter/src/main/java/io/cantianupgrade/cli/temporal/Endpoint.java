package io.cantianupgrade.cli.temporal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Temporal service is meant.
 *
 * @param named whether the operator has named the address; otherwise it is the service of this machine
 */
public record Endpoint(String address, String namespace, boolean named) {
    public static final String LOCAL = "127.0.0.1:" + Ports.USUAL_SERVICE;
    private static final Pattern ADDRESS =
            Pattern.compile("(?:dns:///)?(?:[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");
    private static final String USUAL_NAMESPACE = "default";

    /** The option if given, else the environment, else the service of this machine. */
    public static Endpoint of(String address, String namespace, Map<String, String> environment) {
        String given = firstOf(address, environment.get("TEMPORAL_ADDRESS"));
        String space = firstOf(namespace, environment.get("TEMPORAL_NAMESPACE"));
        return new Endpoint(
                given.isEmpty() ? LOCAL : given, space.isEmpty() ? USUAL_NAMESPACE : space, !given.isEmpty());
    }

    /** Whether the address has a host and a port; the host may be one that gRPC asks a name service for. */
    public boolean isPlausible() {
        Matcher parts = ADDRESS.matcher(address);
        return parts.matches() && Integer.parseInt(parts.group(1)) > 0 && Integer.parseInt(parts.group(1)) <= 65_535;
    }

    /** What to do when it cannot be reached. */
    String remedy() {
        return named
                ? "check the address, or leave --address and TEMPORAL_ADDRESS away to use this machine"
                : "start it here: cantian-upgrade worker --embedded, or name another with --address";
    }

    private static String firstOf(String first, String second) {
        if (first != null && !first.isBlank()) {
            return first.strip();
        }
        return second == null ? "" : second.strip();
    }
}
