package io.cantianupgrade.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.node.local.LocalShell;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Logs at their limits. */
class JobLogTest extends JobsOnThisHost {

    @Test
    void aLongLogIsReadToItsEnd() {
        List<String> heard = new CopyOnWriteArrayList<>();
        JobResult result = jobs.run(ID, command("seq 1 50000"), heard::add);
        assertThat(result.lines()).endsWith("49999", "50000");
        assertThat(heard).contains("1", "25000", "50000");
    }

    @Test
    void charactersThatComeInPiecesAndBytesThatAreNoneAreCountedRight() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        String umlauts = "\u00e4\u00f6\u20ac".repeat(20_000);
        Path text = Files.writeString(root.resolve("text"), umlauts + "\n");
        JobResult result = jobs.run(
                ID,
                command("printf '\\377\\376 no text\\n\\360\\237'; sleep 0.6; printf '\\230\\200\\n'; head -c 7000 '"
                        + text + "'; echo; printf '\\000zero\\nlast'"),
                heard::add);
        assertThat(result.lines())
                .containsExactly(
                        "\ufffd\ufffd no text", "\ud83d\ude00", umlauts.substring(0, 3000), "\u0000zero", "last");
        assertThat(heard).contains("\ud83d\ude00");
    }

    @Test
    void aLogOf200MegabytesNeedsNoMemory() throws Exception {
        Process small = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallWorker.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .endsWith("200000000 and the end");
        assertThat(small.waitFor()).isZero();
    }

    /** A worker with 24 MB, and a job with a line of 100 MB, and 100 MB of lines. */
    static final class SmallWorker {

        private SmallWorker() {}

        public static void main(String[] root) {
            NodeSpec node = new NodeSpec(NodeId.LEAD, NodeSpec.Access.WORKER, "localhost", 22, root[0]);
            String script = "head -c 100000000 /dev/zero | tr '\\0' x; yes 0123456789012345678 | head -c 100000000;"
                    + " echo 200000000 and the end";
            JobResult result = new NodeJobs(new LocalShell(node))
                    .run(
                            ID,
                            new JobCommand(
                                    List.of("bash", "-c", script),
                                    Input.NONE,
                                    Optional.empty(),
                                    Duration.ofSeconds(60)),
                            line -> {});
            result.lines().forEach(System.out::println);
        }
    }

    @Test
    void whoeverComesLateReadsTheEndOfALogOfGigabytesAndNotAllOfIt() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        JobCommand slow = command("until [ -e \"$0.go\" ]; do sleep 0.05; done; echo; echo last");
        jobs.run(new JobId("op", "first"), command("true"), line -> {});
        new ProcessBuilder(
                        "bash",
                        "-c",
                        "printf . | bash \"$1\"/job-*.sh start \"$2\" request 0 - 0 bash -c \"$3\" \"$4\"",
                        "bash",
                        root.resolve("var/lib/cantian-upgrade").toString(),
                        directory().toString(),
                        slow.argv().get(2),
                        trace().toString())
                .start()
                .waitFor();
        try (var log = FileChannel.open(directory().resolve("1/log"), StandardOpenOption.WRITE)) {
            log.write(ByteBuffer.wrap("end of a long line\nbefore\n".getBytes(StandardCharsets.UTF_8)), 5L << 30);
        }
        CompletableFuture<JobResult> late = CompletableFuture.supplyAsync(() -> onNode().run(ID, slow, heard::add));
        await().until(() -> heard.contains("before"));
        Files.createFile(Path.of(trace() + ".go"));
        assertThat(late.get().lines().get(0)).matches("\\.\\.\\. 53\\d{8} bytes of the log are left out \\.\\.\\.");
        assertThat(late.get().lines()).endsWith("before", "", "last");
    }
}
