package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Which resource answers which request, and who may ask; one request at a time, as far as the array's state goes. */
final class Router {

    private final ArrayState state;
    private final Sessions sessions;
    private final SessionRules rules;
    private final List<Route> routes;

    Router(
            ArrayState state,
            Sessions sessions,
            SessionRules rules,
            Logins logins,
            FileSystems fileSystems,
            Snapshots snapshots,
            Rollbacks rollbacks) {
        this.state = state;
        this.sessions = sessions;
        this.rules = rules;
        this.routes = List.of(
                new Route("POST", "sessions", logins::logIn),
                new Route("POST", "login", logins::logIn),
                new Route("DELETE", "sessions", logins::logOut),
                new Route("GET", "system/", request -> system()),
                new Route("GET", "system", request -> system()),
                new Route("GET", "filesystem", fileSystems::list),
                new Route("GET", "filesystem/count", fileSystems::count),
                new Route("GET", "filesystem/*", fileSystems::one),
                new Route("GET", "replicationpair/associate", fileSystems::replicationPairs),
                new Route("GET", "hypermetropair/associate", fileSystems::hyperMetroPairs),
                new Route("GET", "nfsshare", fileSystems::shares),
                new Route("POST", "fssnapshot", snapshots::create),
                new Route("GET", "fssnapshot", snapshots::list),
                new Route("GET", "fssnapshot/count", snapshots::count),
                new Route("PUT", "fssnapshot/rollback_fssnapshot", snapshots::rollBack),
                new Route("GET", "fssnapshot/query_fs_snapshot_rollback", rollbacks::query),
                new Route("GET", "fssnapshot/*", snapshots::one),
                new Route("DELETE", "fssnapshot/*", snapshots::delete));
    }

    ArrayReply answer(ArrayRequest request) {
        try {
            synchronized (state) {
                return permitted(request);
            }
        } catch (Refusal refusal) {
            boolean unauthorized = refusal.reply().code() == ArrayCode.UNAUTHORIZED.number();
            return unauthorized && rules.httpUnauthorized ? ArrayReply.http(401) : refusal.reply();
        }
    }

    private ArrayReply permitted(ArrayRequest request) {
        Route route = routes.stream()
                .filter(one -> one.takes(request))
                .findFirst()
                .orElse(new Route("", "", unknown -> ArrayReply.http(404)));
        if (!route.opensSession()) {
            sessions.require(request, state.deviceId);
            if (rules.readOnly && request.writes() && !route.pattern.equals("sessions")) {
                throw new Refusal(ArrayCode.NO_PERMISSION);
            }
        }
        return route.answer.apply(request);
    }

    private ArrayReply system() {
        return ArrayReply.ok(JsonNodeFactory.instance
                .objectNode()
                .put("ID", state.deviceId)
                .put("NAME", "simulated-array")
                .put("PRODUCTVERSION", "V600R005C21")
                .put("productModeString", "OceanStor Dorado (simulated)")
                .put("pointRelease", "6.1.6")
                .put("HEALTHSTATUS", "1")
                .put("RUNNINGSTATUS", "1")
                .put("wwn", state.wwn)
                .put("SECTORSIZE", "512"));
    }

    /** A pattern is a resource, or ends in {@code *} for an id; the first that fits wins. */
    private record Route(String method, String pattern, Function<ArrayRequest, ArrayReply> answer) {

        boolean takes(ArrayRequest request) {
            if (!request.method().equals(method)) {
                return false;
            }
            String resource = request.resource().toLowerCase(Locale.ROOT);
            return pattern.endsWith("/*")
                    ? resource.startsWith(pattern.substring(0, pattern.length() - 1))
                    : resource.equals(pattern);
        }

        boolean opensSession() {
            return method.equals("POST") && (pattern.equals("sessions") || pattern.equals("login"));
        }
    }
}
