package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cantian.Diagnosis;
import io.cantianupgrade.cantian.Evidence;
import io.cantianupgrade.cantian.ReleaseCalls;
import io.cantianupgrade.cantian.StatusWords;
import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.node.JobId;
import io.cantianupgrade.node.JobResult;
import io.cantianupgrade.node.JobState;
import io.cantianupgrade.node.NodeJobs;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.Secret;
import io.cantianupgrade.rolling.RollingState;
import io.cantianupgrade.step.StepSpec;
import io.temporal.client.ActivityCanceledException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that a step's procedure needs: what was asked, the nodes, their jobs, and a sign of life. */
final class StepContext {

    private static final Logger LOG = LoggerFactory.getLogger(StepContext.class);

    /** Of a log that nobody knows how to read; the rest of its end goes along with the problem. */
    private static final int LINES_THAT_TELL = 3;

    private final StepCall call;
    private final World world;
    private final Consumer<String> life;
    private List<String> lastWords = List.of();

    /** @param life hears at least every few seconds what the step is doing; Temporal takes its silence for death */
    StepContext(StepCall call, World world, Consumer<String> life) {
        this.call = call;
        this.world = world;
        this.life = doing -> life.accept(call.step().target() + " | " + doing);
    }

    StepCall call() {
        return call;
    }

    ClusterSpec cluster() {
        return call.cluster();
    }

    StepSpec spec() {
        return call.step().spec();
    }

    Duration limit() {
        return spec().timing().limit();
    }

    /** The node of this step; the lead node for steps of the cluster. */
    NodeId nodeId() {
        return call.step().node().orElse(NodeId.LEAD);
    }

    CantianNode node() {
        return node(nodeId());
    }

    CantianNode node(NodeId id) {
        return new CantianNode(shell(id), cluster().release(), call.kind());
    }

    List<CantianNode> nodes() {
        return cluster().nodeIds().stream().map(this::node).toList();
    }

    NodeShell shell(NodeId id) {
        return world.shells().of(cluster(), id);
    }

    Evidence evidence() {
        return new Evidence(node());
    }

    ReleaseCalls release(CantianNode node, DeployParam configured) {
        return new ReleaseCalls(node, configured, cluster().array().map(ArraySpec::address), limit());
    }

    ReleaseCalls release() {
        CantianNode node = node();
        return release(node, node.configuration());
    }

    boolean rolling() {
        return call.kind() == UpgradeKind.ROLLING;
    }

    /** The words of the rolling upgrade now, one for every node. */
    RollingState words() {
        CantianNode node = node();
        return StatusWords.read(node, node.configuration()).over(cluster().nodeIds());
    }

    Secret secret(SecretRef reference) {
        return world.secrets().resolve(reference);
    }

    World world() {
        return world;
    }

    void alive(String doing) {
        life.accept(doing);
    }

    /** The last run of this step's job, whoever started it. */
    JobState lastJob() {
        return lastJob("");
    }

    /** The same of a part of the step. */
    JobState lastJob(String part) {
        return new NodeJobs(shell(nodeId())).last(jobId(part));
    }

    /** @throws ProblemException what the log shows, or {@code JOB_FAILED} with its last lines, unless it ends with 0 */
    JobResult run(JobCommand command) {
        return run(nodeId(), "", command);
    }

    /** @param part tells apart several jobs of one step on one node; empty for its main job */
    JobResult run(NodeId node, String part, JobCommand command) {
        JobResult result = runUnlessCancelled(new NodeJobs(shell(node)), jobId(part), command);
        lastWords = result.lines();
        if (!result.ok()) {
            throw new ProblemException(failed(node, part, result));
        }
        return result;
    }

    /**
     * A worker that is shut down, or an attempt that another one has taken over, leaves the job alone: somebody joins it. Only
     * a step that is cancelled as such takes its job with it.
     */
    private JobResult runUnlessCancelled(NodeJobs jobs, JobId id, JobCommand command) {
        try {
            return new LockWait(nodes(), LockWait.LONGEST, world.look(), life).run(jobs, id, command);
        } catch (ActivityCanceledException cancelled) {
            jobs.cancel(id).ifPresent(job -> LOG.warn("{}: {}", call.step().target(), job.words()));
            throw cancelled;
        }
    }

    /** The last lines of the job that this attempt ran last; none when it ran no job. */
    List<String> lastWords() {
        return lastWords;
    }

    private Problem failed(NodeId node, String part, JobResult result) {
        String summary = "%s: expected that run %d ends with exit code 0, found %d"
                .formatted(call.step().title(), result.run(), result.exitCode());
        String run =
                shell(node).node().path(NodeJobs.HOME) + "/jobs/" + jobId(part).directory() + "/" + result.run();
        return Diagnosis.of(node(node), run, result.lines())
                .map(found -> new Problem(
                        found.symptom().code(),
                        node.toString(),
                        summary,
                        found.evidence(),
                        found.symptom().remedy()))
                .orElseGet(() -> new Problem(
                        ProblemCode.JOB_FAILED,
                        node.toString(),
                        summary,
                        Problem.lastOf(result.lines(), LINES_THAT_TELL),
                        spec().hint()))
                .withLog(result.lines());
    }

    private JobId jobId(String part) {
        String key = call.step().node().isPresent()
                ? call.step().key()
                : call.step().id().word();
        return new JobId(call.operation(), part.isEmpty() ? key : key + "-" + part);
    }

    Optional<ArraySpec> array() {
        return cluster().array();
    }
}
