package io.cantianupgrade.storage.devicemanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One request, one answer: TLS, limits, the envelope. Nothing is sent twice here, and nothing is logged. */
final class Wire implements AutoCloseable {

    static final MediaType JSON_TYPE = MediaType.get("application/json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_ANSWER = 4L * 1024 * 1024;
    private static final int CALLS_AT_ONCE = 4;
    private static final Duration BEYOND_CALL = Duration.ofSeconds(30);

    private final PinnedTrust trust;
    private final OkHttpClient calls;
    private final OkHttpClient logins;
    private final Semaphore places = new Semaphore(CALLS_AT_ONCE);

    Wire(PinnedTrust trust, ArrayPatience patience) {
        this.trust = trust;
        this.calls = new OkHttpClient.Builder()
                .sslSocketFactory(trust.sockets(), trust)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(patience.connect())
                .readTimeout(patience.call())
                .writeTimeout(patience.call())
                .callTimeout(patience.call().plus(BEYOND_CALL))
                .build();
        this.logins = calls.newBuilder()
                .readTimeout(patience.login())
                .callTimeout(patience.login())
                .build();
    }

    /** What a login brings besides its reply. */
    record LoginReply(Reply reply, HttpUrl url, Headers headers) {}

    /** @throws NoAnswer when nothing came back that is an answer of the array */
    Reply send(Session session, ArrayCall call) throws NoAnswer {
        return send(session, session.address(), call);
    }

    /** In the name of a session, to any address of its array. */
    Reply send(Session session, ArrayAddress address, ArrayCall call) throws NoAnswer {
        Request.Builder request = new Request.Builder()
                .url(call.url(address.root(session.deviceId())))
                .header("iBaseToken", session.token())
                .header("Cookie", "session=" + session.cookie())
                .method(call.method(), body(call));
        return exchange(calls, request.build(), call).reply();
    }

    LoginReply logIn(ArrayAddress address, ArrayCall call, RequestBody credentials) throws NoAnswer {
        Request request = new Request.Builder()
                .url(call.url(address.root("xxxxx")))
                .post(credentials)
                .build();
        return exchange(logins, request, call);
    }

    @Override
    public void close() {
        calls.connectionPool().evictAll();
        calls.dispatcher().executorService().shutdown();
    }

    private LoginReply exchange(OkHttpClient client, Request request, ArrayCall call) throws NoAnswer {
        places.acquireUninterruptibly();
        try (Response response = client.newCall(request).execute()) {
            return new LoginReply(read(response, call), request.url(), response.headers());
        } catch (SSLException e) {
            throw unlessUntrusted(e, request.url(), call);
        } catch (IOException e) {
            throw new NoAnswer(call, e);
        } finally {
            places.release();
        }
    }

    private static RequestBody body(ArrayCall call) {
        if (call.isRead() || (call.method().equals("DELETE") && call.body().isEmpty())) {
            return null;
        }
        return RequestBody.create(JSON.valueToTree(call.body()).toString(), JSON_TYPE);
    }

    private static Reply read(Response response, ArrayCall call) throws IOException, NoAnswer {
        int status = response.code();
        if (status == 401) {
            return new Reply(ErrorTable.UNAUTHORIZED, "", "HTTP 401", JSON.missingNode());
        }
        if (status >= 500) {
            throw new NoAnswer(call, "HTTP " + status);
        }
        if (status != 200) {
            return new Reply(status, "", "HTTP " + status, JSON.missingNode());
        }
        if (response.body().source().request(LONGEST_ANSWER + 1)) {
            throw new NoAnswer(call, "the answer is longer than " + LONGEST_ANSWER + " bytes");
        }
        return envelope(response.body().bytes(), call);
    }

    private static Reply envelope(byte[] bytes, ArrayCall call) throws IOException, NoAnswer {
        try {
            JsonNode envelope = JSON.readTree(bytes);
            // Some endpoints of the second generation say result for error.
            JsonNode error = envelope.has("error") ? envelope.path("error") : envelope.path("result");
            return new Reply(
                    Long.parseLong(error.path("code").asText()),
                    Reply.text(error, "errorParam"),
                    Reply.text(error, "description"),
                    envelope.path("data"));
        } catch (JsonProcessingException | NumberFormatException e) {
            // Without the cause: its text would quote the answer.
            throw new NoAnswer(call, "the answer is not an envelope of DeviceManager (" + bytes.length + " bytes)");
        }
    }

    private NoAnswer unlessUntrusted(SSLException failure, HttpUrl url, ArrayCall call) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UntrustedCertificate untrusted) {
                throw notTrusted(
                        url,
                        "the array shows a certificate that is not the pinned one, or not valid today",
                        untrusted.evidence(),
                        failure);
            }
        }
        if (failure instanceof SSLPeerUnverifiedException) {
            List<String> evidence = new ArrayList<>(trust.expected());
            evidence.add(Reply.printable(String.valueOf(failure.getMessage())));
            throw notTrusted(url, "the array's certificate is for another host than " + url.host(), evidence, failure);
        }
        return new NoAnswer(call, failure);
    }

    private static ProblemException notTrusted(HttpUrl url, String summary, List<String> evidence, SSLException cause) {
        return new ProblemException(
                new Problem(
                        ProblemCode.ARRAY_NOT_TRUSTED,
                        "storage array " + url.host() + ":" + url.port(),
                        summary,
                        evidence,
                        "compare the fingerprints with the array's own; if it got a new certificate, replace the pinned file"),
                cause);
    }
}
