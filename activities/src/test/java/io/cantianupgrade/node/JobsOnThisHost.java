package io.cantianupgrade.node;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.local.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A node of which this host is the whole: jobs with a real bash. */
abstract class JobsOnThisHost {

    static final JobId ID = new JobId("op", "replace-binaries/0");

    @TempDir
    Path root;

    NodeJobs jobs;

    @BeforeEach
    void reachTheNode() {
        jobs = onNode();
    }

    static void aged(Path operation, int days) throws IOException {
        Files.setLastModifiedTime(operation, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    static void kill(String process) {
        ProcessHandle.of(Long.parseLong(process.split("\\s")[0])).ifPresent(handle -> {
            List<ProcessHandle> family =
                    process.contains("\n") ? handle.descendants().toList() : List.of();
            handle.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        });
    }

    static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    static Problem problemOf(CompletableFuture<JobResult> job) {
        return ((ProblemException) catchThrowable(job::join).getCause()).problem();
    }

    JobCommand command(String script) {
        return new JobCommand(
                List.of("bash", "-c", script, trace().toString()),
                Input.NONE,
                Optional.empty(),
                Duration.ofSeconds(30));
    }

    NodeJobs onNode() {
        return new NodeJobs(new LocalShell(node()), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    NodeSpec node() {
        return new NodeSpec(NodeId.LEAD, NodeSpec.Access.WORKER, "localhost", 22, root.toString());
    }

    Path trace() {
        return root.resolve("trace");
    }

    Path directory() throws IOException {
        return root.resolve("var/lib/cantian-upgrade/jobs/op/replace-binaries-0");
    }
}
