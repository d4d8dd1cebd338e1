package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;

/** Says to the array exactly what a test wants said. */
final class PlainClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedArray array;
    private final OkHttpClient http;
    private String token = "";
    private String cookie = "";
    private String setCookie = "";

    PlainClient(SimulatedArray array) throws IOException {
        this.array = array;
        X509Certificate pinned = Certificates.decodeCertificatePem(Files.readString(array.certificate()));
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(pinned)
                .build();
        this.http = new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }

    JsonNode logIn(String resource, String user, String password) throws IOException {
        String body = JSON.createObjectNode()
                .put("username", user)
                .put("password", password)
                .toString();
        JsonNode reply = ask("POST", "/deviceManager/rest/junk/" + resource, body);
        token = reply.at("/data/iBaseToken").asText();
        cookie = setCookie.split(";")[0];
        return reply;
    }

    JsonNode ask(String method, String resource) throws IOException {
        return ask(method, "/deviceManager/rest/" + array.deviceId() + "/" + resource, null);
    }

    JsonNode send(String method, String resource, String body) throws IOException {
        return ask(method, "/deviceManager/rest/" + array.deviceId() + "/" + resource, body);
    }

    void forgetCookie() {
        cookie = "";
    }

    String setCookie() {
        return setCookie;
    }

    static long code(JsonNode reply) {
        return reply.at("/error/code").asLong();
    }

    private JsonNode ask(String method, String path, String body) throws IOException {
        Request request = new Request.Builder()
                .url("https://127.0.0.1:" + array.port() + path)
                .header("iBaseToken", token)
                .header("Cookie", cookie)
                .method(method, body == null ? null : RequestBody.create(body, MediaType.get("application/json")))
                .build();
        try (Response response = http.newCall(request).execute()) {
            setCookie = response.header("Set-Cookie", setCookie);
            return JSON.readTree(response.body().bytes());
        }
    }
}
