package io.cantianupgrade.encryption;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Who may ask a codec server. A browser says which page asks: only those pages may that are named here, which also keeps a foreign
 * page away that a name server has led to this machine.
 *
 * @param origins of the Web UI, such as {@code http://127.0.0.1:8233}
 * @param token that every request must bring as {@code Authorization: Bearer TOKEN}; empty when none is asked for
 */
public record CodecAccess(List<String> origins, Optional<String> token) {

    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    public CodecAccess {
        origins = List.copyOf(origins);
    }

    /** Sets the headers by which a browser lets the page read the answer. */
    Ruling ruling(HttpExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && !origins.contains(origin)) {
            return new Ruling(FORBIDDEN, "this page may not ask: name its address with --cors-origin");
        }
        if (origin != null) {
            allow(exchange.getResponseHeaders(), origin);
        }
        String path = exchange.getRequestURI().getPath();
        if (!path.equals("/encode") && !isDecode(exchange)) {
            return new Ruling(NOT_FOUND, "there is /encode and /decode");
        }
        return switch (exchange.getRequestMethod()) {
            case "OPTIONS" -> new Ruling(NO_CONTENT, "");
            case "POST" -> isKnown(exchange) ? Ruling.GO_ON : new Ruling(UNAUTHORIZED, "the token is missing or wrong");
            default -> new Ruling(NOT_ALLOWED, "expected POST");
        };
    }

    static boolean isDecode(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().equals("/decode");
    }

    private static void allow(Headers headers, String origin) {
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Access-Control-Allow-Methods", "POST, OPTIONS");
        headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Namespace");
        headers.set("Access-Control-Allow-Credentials", "true");
        headers.set("Vary", "Origin");
    }

    private boolean isKnown(HttpExchange exchange) {
        if (token.isEmpty()) {
            return true;
        }
        String brought = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] expected = ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8);
        return brought != null && MessageDigest.isEqual(expected, brought.getBytes(StandardCharsets.UTF_8));
    }

    /** What becomes of a request. */
    record Ruling(int status, String reason) {
        static final Ruling GO_ON = new Ruling(0, "");

        boolean ends() {
            return status != 0;
        }
    }
}
