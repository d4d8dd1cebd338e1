package io.cantianupgrade.storage.devicemanager;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * One request, without the session it is sent in.
 *
 * @param path segments after the array's id
 * @param query in the order they are sent
 * @param body empty for none
 */
record ArrayCall(String method, List<String> path, Map<String, String> query, Map<String, Object> body) {

    static ArrayCall get(String... path) {
        return new ArrayCall("GET", List.of(path), Map.of(), Map.of());
    }

    static ArrayCall post(Map<String, Object> body, String... path) {
        return new ArrayCall("POST", List.of(path), Map.of(), body);
    }

    static ArrayCall put(Map<String, Object> body, String... path) {
        return new ArrayCall("PUT", List.of(path), Map.of(), body);
    }

    static ArrayCall delete(Map<String, Object> body, String... path) {
        return new ArrayCall("DELETE", List.of(path), Map.of(), body);
    }

    ArrayCall with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new ArrayCall(method, path, more, body);
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /** The characters {@code [ ] : @} stay as they are, as every known driver sends them. */
    HttpUrl url(HttpUrl root) {
        HttpUrl.Builder url = root.newBuilder();
        path.forEach(url::addPathSegment);
        query.forEach((name, value) -> url.addEncodedQueryParameter(
                name, value.replace("%", "%25").replace("+", "%2B").replace("&", "%26")));
        return url.build();
    }

    /** For evidence: method and path. */
    @Override
    public String toString() {
        return method + " " + String.join("/", path);
    }
}
