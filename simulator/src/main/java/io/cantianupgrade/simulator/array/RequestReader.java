package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code /deviceManager/rest/<device>/<resource>?<query>} with headers and body. */
final class RequestReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestReader() {}

    static ArrayRequest read(HttpExchange exchange) throws IOException {
        List<String> segments = new ArrayList<>();
        for (String segment : exchange.getRequestURI().getPath().split("/", -1)) {
            segments.add(segment);
        }
        boolean known = segments.size() > 4
                && segments.get(1).equals("deviceManager")
                && segments.get(2).equals("rest");
        String cookies = header(exchange, "Cookie");
        return new ArrayRequest(
                exchange.getRequestMethod(),
                known ? segments.get(3) : "",
                known ? segments.subList(4, segments.size()) : List.of("unknown"),
                query(exchange.getRequestURI().getRawQuery()),
                body(exchange),
                header(exchange, "iBaseToken"),
                cookie(cookies, "session"),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                cookie(cookies, "__LANGUAGE_KEY__").startsWith("zh")
                        || header(exchange, "Accept-Language").startsWith("zh"));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** Only the first {@code =} ends the name: the value of the session cookie has one of its own. */
    private static String cookie(String header, String name) {
        for (String pair : header.split(";")) {
            if (pair.strip().startsWith(name + "=")) {
                return pair.strip().substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Empty parts are tolerated: a known client sends {@code &&}. */
    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                query.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
