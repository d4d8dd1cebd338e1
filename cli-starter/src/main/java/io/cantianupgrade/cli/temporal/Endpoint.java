package io.cantianupgrade.cli.temporal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Temporal service is meant, and how it is reached.
 *
 * @param named whether the operator has named the address; otherwise it is the service of this machine
 */
public record Endpoint(String address, String namespace, boolean named, Access access) {
    public static final String LOCAL = "127.0.0.1:" + Ports.USUAL_SERVICE;
    static final String USUAL_NAMESPACE = "default";
    private static final Pattern ADDRESS =
            Pattern.compile("(?:dns:///)?(?:[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");

    /** Of a service that is reached in plain. */
    public Endpoint(String address, String namespace, boolean named) {
        this(address, namespace, named, Access.PLAIN);
    }

    /** Whether the address has a host and a port; the host may be one that gRPC asks a name service for. */
    public boolean isPlausible() {
        Matcher parts = ADDRESS.matcher(address);
        return parts.matches() && Integer.parseInt(parts.group(1)) > 0 && Integer.parseInt(parts.group(1)) <= 65_535;
    }

    boolean secure() {
        return access.tls().isPresent();
    }

    /** What to do when it cannot be reached. */
    String remedy() {
        if (!named) {
            return "start it here: cantian-upgrade worker --embedded, or name another with --address";
        }
        return secure()
                ? "check the address; a service that wants a client's certificate needs --tls-cert-path and"
                        + " --tls-key-path"
                : "check the address, or leave --address and TEMPORAL_ADDRESS away to use this machine; a service that"
                        + " speaks TLS needs --tls";
    }
}
