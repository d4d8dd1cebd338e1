package io.cantianupgrade.encryption;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.cantianupgrade.model.ProblemException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Temporal's remote codec: {@code POST /decode} and {@code POST /encode}, payloads as JSON in both directions. With it the Web UI
 * shows what is encrypted, and encrypts the answers that somebody types there. Whoever is let in reads everything.
 */
public final class CodecServer implements AutoCloseable {

    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int THREADS = 4;
    private static final int BAD_REQUEST = 400;
    private static final int OK = 200;

    private final HttpServer server;
    private final ExecutorService threads;
    private final EncryptionCodec codec;
    private final CodecAccess access;
    private final boolean tls;

    private CodecServer(HttpServer server, EncryptionCodec codec, CodecAccess access, boolean tls) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS);
        this.codec = codec;
        this.access = access;
        this.tls = tls;
    }

    /** @throws IOException when the port is taken, or the address is none of this machine */
    public static CodecServer start(CodecServerOptions options, Keys keys) throws IOException {
        HttpServer http = options.tls().isPresent()
                ? HttpsServer.create(options.address(), 0)
                : HttpServer.create(options.address(), 0);
        if (http instanceof HttpsServer https) {
            https.setHttpsConfigurator(new HttpsConfigurator(options.tls().orElseThrow()));
        }
        EncryptionCodec codec = new EncryptionCodec(Optional.of(keys));
        CodecServer server = new CodecServer(http, codec, options.access(), http instanceof HttpsServer);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** What the Web UI is told: {@code http://127.0.0.1:8081}. */
    public String url() {
        String host = server.getAddress().getAddress().getHostAddress();
        return "%s://%s:%d"
                .formatted(
                        tls ? "https" : "http",
                        host.contains(":") ? "[" + host + "]" : host,
                        server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            CodecAccess.Ruling ruling = access.ruling(exchange);
            if (ruling.ends()) {
                send(exchange, ruling.status(), ruling.reason());
                return;
            }
            try {
                send(exchange, OK, translated(exchange));
            } catch (InvalidProtocolBufferException noPayloads) {
                send(exchange, BAD_REQUEST, "expected {\"payloads\": [...]}");
            } catch (ProblemException undecodable) {
                send(exchange, BAD_REQUEST, undecodable.problem().line());
            }
        }
    }

    private String translated(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
        Payloads.Builder payloads = Payloads.newBuilder();
        JsonFormat.parser().ignoringUnknownFields().merge(new String(body, StandardCharsets.UTF_8), payloads);
        UnaryOperator<List<Payload>> translation = CodecAccess.isDecode(exchange) ? codec::decode : codec::encode;
        List<Payload> translated = translation.apply(payloads.getPayloadsList());
        return JsonFormat.printer()
                .print(Payloads.newBuilder().addAllPayloads(translated).build());
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", status == OK ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
