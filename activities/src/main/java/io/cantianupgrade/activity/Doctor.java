package io.cantianupgrade.activity;

import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.NodeSpec.Access;
import io.cantianupgrade.contract.DoctorActivities;
import io.cantianupgrade.contract.Finding;
import io.cantianupgrade.contract.WorkerPresence;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.Secret;
import io.cantianupgrade.storage.ArrayIdentity;
import io.cantianupgrade.storage.StorageArray;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tries every way that an operation will need, all at the same time. */
public final class Doctor implements DoctorActivities {

    private static final int LONGEST = MOST_SECONDS - 1;
    private static final Duration ONE_COMMAND = Duration.ofSeconds(8);

    private final World world;
    private final WorkerPresence presence;

    public Doctor(World world, WorkerPresence presence) {
        this.world = world;
        this.presence = presence;
    }

    @Override
    public List<Finding> examine(ClusterSpec cluster) {
        Map<String, Supplier<Finding>> looks = looks(cluster);
        ExecutorService threads = Executors.newFixedThreadPool(looks.size());
        try {
            List<CompletableFuture<Finding>> findings = looks.entrySet().stream()
                    .map(look -> CompletableFuture.supplyAsync(() -> found(look.getKey(), look.getValue()), threads)
                            .completeOnTimeout(late(look.getKey()), LONGEST, TimeUnit.SECONDS))
                    .toList();
            return findings.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, Supplier<Finding>> looks(ClusterSpec cluster) {
        Map<String, Supplier<Finding>> looks = new LinkedHashMap<>();
        cluster.nodes().forEach(node -> looks.put(node.id().toString(), () -> node(cluster, node)));
        cluster.array().ifPresent(array -> looks.put("array", () -> array(array)));
        Stream.concat(
                        Stream.of(cluster.database().sysPassword()),
                        cluster.backup().flatMap(DataBackupSpec::password).stream())
                .distinct()
                .forEach(secret -> looks.put("secret " + secret, () -> secret(cluster, secret)));
        return looks;
    }

    private static Finding found(String part, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (ProblemException e) {
            return Finding.fail(part, e.problem());
        }
    }

    private static Finding late(String part) {
        return Finding.fail(
                part, "no answer within " + LONGEST + " s", "is it overloaded, or is something on the way to it?");
    }

    private Finding node(ClusterSpec cluster, NodeSpec node) {
        String part = node.id().toString();
        try {
            CommandResult result =
                    world.shells().of(cluster, node.id()).run(Command.of("true").within(ONE_COMMAND));
            return result.ok()
                    ? Finding.pass(part, answers(node))
                    : Finding.fail(
                            part,
                            "'true' ended with " + result.exitCode() + ": "
                                    + result.errors().strip(),
                            "mend the login shell of the user on " + part);
        } catch (ProblemException e) {
            return e.problem().code() == ProblemCode.NODE_WORKER_SILENT
                    ? Finding.fail(part, silent(cluster, node.id(), e.problem()))
                    : Finding.fail(part, e.problem());
        }
    }

    private static String answers(NodeSpec node) {
        return node.access() == Access.WORKER
                ? "its worker answers"
                : "answers over SSH at " + node.host() + ":" + node.port();
    }

    private Problem silent(ClusterSpec cluster, NodeId node, Problem problem) {
        Optional<Instant> last = presence.lastPoll(cluster.cluster(), node);
        String since = last.map(time -> " since " + time.truncatedTo(ChronoUnit.SECONDS))
                .orElse("; none has within the last minutes");
        return new Problem(
                problem.code(), problem.where(), problem.summary() + since, problem.evidence(), problem.remedy());
    }

    private Finding array(ArraySpec spec) {
        try (StorageArray array = world.arrays().open(spec, world.secrets().characters(spec.password()))) {
            ArrayIdentity identity = array.identity();
            return Finding.pass("array", identity.name() + ", " + identity.model() + " at " + spec.address());
        }
    }

    /** Where it is used: beside the control worker, and on node 0 when that has a worker of its own. */
    private Finding secret(ClusterSpec cluster, SecretRef reference) {
        try (Secret secret = world.secrets().resolve(reference)) {
            if (cluster.leadNode().access() == Access.SSH) {
                return Finding.pass("secret " + reference, "is there, where the control worker runs");
            }
            world.shells()
                    .of(cluster, NodeId.LEAD)
                    .run(Command.of("true").reading(Input.line(secret)).within(ONE_COMMAND));
            return Finding.pass("secret " + reference, "is there, where the control worker runs and on node 0");
        }
    }
}
