package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.util.JsonFormat;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.EmbeddedTemporal;
import io.cantianupgrade.cli.temporal.Endpoint;
import io.cantianupgrade.cli.temporal.Ports;
import io.cantianupgrade.cli.temporal.TemporalBinary;
import io.cantianupgrade.cli.temporal.TemporalService;
import io.cantianupgrade.encryption.KeyFile;
import io.temporal.api.common.v1.Payloads;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program {@code codec-server}, and a Web UI that is pointed to it, over what a real service keeps. */
class CodecServerIT {

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theWebUiReadsWhatTheServiceKeepsEncrypted() throws Exception {
        Path keys = folder.resolve("keys");
        try (Installation installation = Installation.start()) {
            installation.run("key", "new", "--file", keys.toString());
            try (CodecProgram codec = CodecProgram.start(keys)) {
                String kept = keptOf(installation, keys);
                assertThat(kept).contains("payloads").doesNotContain("Y2FuYXJ5"); // canary
                HttpResponse<String> decoded = http.send(
                        HttpRequest.newBuilder(URI.create(codec.url() + "/decode"))
                                .header("Origin", "http://127.0.0.1:8233")
                                .header("X-Namespace", "default")
                                .POST(BodyPublishers.ofString(kept))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(decoded.statusCode()).as(decoded.body()).isEqualTo(200);
                Payloads.Builder payloads = Payloads.newBuilder();
                JsonFormat.parser().merge(decoded.body(), payloads);
                assertThat(payloads.getPayloads(0).getData().toStringUtf8()).isEqualTo("\"canary\"");
                assertThat(settingsOfAWebUiWith(codec.url())).contains(codec.url());
            }
        }
    }

    /** The argument of a workflow, as the service has it, in the form in which the Web UI asks. */
    private static String keptOf(Installation installation, Path keys) throws IOException {
        Endpoint endpoint = new Endpoint(installation.address(), "default", true);
        try (Connection connection = Connection.open(endpoint, Optional.of(KeyFile.open(keys)))) {
            connection
                    .client()
                    .newUntypedWorkflowStub(
                            "Kept",
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("kept")
                                    .setTaskQueue("nobody")
                                    .build())
                    .start("canary");
            return JsonFormat.printer()
                    .print(connection
                            .client()
                            .fetchHistory("kept")
                            .getEvents()
                            .get(0)
                            .getWorkflowExecutionStartedEventAttributes()
                            .getInput());
        }
    }

    private String settingsOfAWebUiWith(String codec) throws Exception {
        TemporalBinary binary =
                new TemporalBinary(System.getenv(), Path.of(System.getProperty("user.home")), System.err::println);
        try (TemporalService service = new EmbeddedTemporal(binary, System.err::println)
                .start(Ports.free(), folder.resolve("temporal"), "default", Optional.of(codec))) {
            String settings = service.webUi().orElseThrow() + "/api/v1/settings";
            return await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(
                            () -> http.send(
                                            HttpRequest.newBuilder(URI.create(settings))
                                                    .build(),
                                            BodyHandlers.ofString())
                                    .body(),
                            body -> body.contains("{"));
        }
    }
}
