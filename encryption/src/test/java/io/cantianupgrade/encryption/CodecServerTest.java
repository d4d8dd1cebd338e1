package io.cantianupgrade.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Temporal's remote codec protocol, asked as a browser and as a program ask it. */
class CodecServerTest {

    private static final String WEB_UI = "http://127.0.0.1:8233";

    private final KeyRing keys = TestKeys.named("2026-01");
    private final HttpClient http = HttpClient.newHttpClient();
    private CodecServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void decodesWhatAWorkerHasWritten() throws Exception {
        start(Optional.empty());
        HttpResponse<String> answer = post("/decode", json(written("canary")), WEB_UI);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(WEB_UI);
        assertThat(payload(answer).getData().toStringUtf8()).isEqualTo("\"canary\"");
    }

    @Test
    void encodesWhatIsTypedInTheWebUi() throws Exception {
        start(Optional.empty());
        Payload typed =
                io.cantianupgrade.contract.Payloads.converter().toPayload("yes").orElseThrow();
        Payload encoded = payload(post("/encode", json(typed), WEB_UI));
        assertThat(encoded.getMetadataOrThrow(EncryptionCodec.KEY_ID).toStringUtf8())
                .isEqualTo("2026-01");
        assertThat(Encryption.converter(Optional.of(keys)).fromPayload(encoded, String.class, String.class))
                .isEqualTo("yes");
    }

    @Test
    void aBrowserMayAskFromTheWebUiOnly() throws Exception {
        start(Optional.empty());
        HttpResponse<String> preflight = send(request("/decode", WEB_UI)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Access-Control-Request-Headers", "content-type,x-namespace"));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("X-Namespace", "Content-Type"));

        HttpResponse<String> stranger = post("/decode", json(written("canary")), "http://evil.example");
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(stranger.body()).doesNotContain("canary");
    }

    @Test
    void withoutTheTokenNothingIsDecoded() throws Exception {
        start(Optional.of("sesame"));
        assertThat(post("/decode", json(written("canary")), WEB_UI).statusCode())
                .isEqualTo(401);
        assertThat(send(request("/decode", WEB_UI)
                                .header("Authorization", "Bearer wrong")
                                .POST(BodyPublishers.ofString(json(written("canary")))))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(request("/decode", WEB_UI)
                                .header("Authorization", "Bearer sesame")
                                .POST(BodyPublishers.ofString(json(written("canary")))))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatCannotBeDecodedIsSaidAndTheServerGoesOn() throws Exception {
        start(Optional.empty());
        Payload strange = Encryption.converter(Optional.of(TestKeys.named("other")))
                .toPayload("canary")
                .orElseThrow();
        HttpResponse<String> unknown = post("/decode", json(strange), WEB_UI);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("KEY_UNKNOWN", "other");
        assertThat(post("/decode", "no json", WEB_UI).statusCode()).isEqualTo(400);
        assertThat(post("/elsewhere", "{}", WEB_UI).statusCode()).isEqualTo(404);
        assertThat(send(request("/decode", WEB_UI).GET()).statusCode()).isEqualTo(405);
        assertThat(post("/decode", "{\"payloads\": []}", WEB_UI).statusCode()).isEqualTo(200);
    }

    private void start(Optional<String> token) throws IOException {
        server = CodecServer.start(
                new CodecServerOptions(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new CodecAccess(List.of(WEB_UI), token),
                        Optional.empty()),
                keys);
    }

    private Payload written(String value) {
        return Encryption.converter(Optional.of(keys)).toPayload(value).orElseThrow();
    }

    private HttpResponse<String> post(String path, String body, String origin)
            throws IOException, InterruptedException {
        return send(request(path, origin).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String origin) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Origin", origin)
                .header("X-Namespace", "default");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String json(Payload payload) throws IOException {
        return JsonFormat.printer()
                .print(Payloads.newBuilder().addPayloads(payload).build());
    }

    private static Payload payload(HttpResponse<String> answer) throws IOException {
        Payloads.Builder payloads = Payloads.newBuilder();
        JsonFormat.parser().merge(answer.body(), payloads);
        return payloads.getPayloads(0);
    }
}
