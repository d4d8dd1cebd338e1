package io.cantianupgrade.node;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Commands on a node that survive everything but the node:
 *
 * <ol>
 *   <li>{@code job.sh} starts the command detached in a directory named after the job, or joins the run that is under way;
 *   <li>its log is followed until it ends; a connection that breaks is opened again and the log read on where it stopped;
 *   <li>a run that ended is never started again under its number: another attempt is another run.
 * </ol>
 */
public final class NodeJobs {

    /** Where jobs live on a node. */
    public static final String HOME = "/var/lib/cantian-upgrade";

    private static final Duration FOLLOW = Duration.ofSeconds(5);
    /** A lock that is no file is taken by a program, which may take its time. */
    private static final Duration STARTING = Duration.ofSeconds(90);

    private static final Duration BETWEEN_CONNECTIONS = Duration.ofSeconds(1);
    private static final String SCRIPT = script();

    private final NodeShell shell;
    private final String home;
    private final String program;

    public NodeJobs(NodeShell shell) {
        this.shell = shell;
        this.home = shell.node().path(HOME);
        this.program = home + "/job-" + Integer.toHexString(SCRIPT.hashCode()) + ".sh";
    }

    /**
     * Runs the command to its end, or joins the run that is under way.
     *
     * @param heard gets each line of the log, and the last one again at least every few seconds: a sign of life
     * @throws ProblemException {@code JOB_LOST}, {@code JOB_TIMED_OUT}, {@code UPGRADE_LOCK_HELD}
     */
    public JobResult run(JobId id, JobCommand command, Consumer<String> heard) {
        long deadline = System.nanoTime() + command.limit().toNanos();
        LogTail log = new LogTail(heard);
        JobState state = start(id, command);
        while (state.phase() == JobState.Phase.RUNNING) {
            if (System.nanoTime() > deadline) {
                throw problem(ProblemCode.JOB_TIMED_OUT, id, "still running after " + command.limit(), log.lines());
            }
            state = follow(id, state, log, deadline);
            heard.accept(log.lastLine());
        }
        return switch (state.phase()) {
            case BUSY ->
                throw problem(
                        ProblemCode.UPGRADE_LOCK_HELD,
                        id,
                        "another upgrade, commit or rollback holds "
                                + command.guard().map(Guard::file).orElse("the lock"),
                        List.of());
            case ENDED -> {
                followUp(id, state, log);
                yield new JobResult(state.run(), state.exitCode().orElseThrow(), log.lines());
            }
            case LOST, NONE, RUNNING ->
                throw problem(ProblemCode.JOB_LOST, id, "it ended without an exit code", log.lines());
        };
    }

    /** Where the last run of the job is; {@code NONE} when it was never started. */
    public JobState last(JobId id) {
        return JobState.parse(runJob(List.of("last", directory(id)), Input.NONE, Duration.ofSeconds(30), text -> {})
                .errors());
    }

    private JobState start(JobId id, JobCommand command) {
        List<String> second = command.guard().map(Guard::second).orElse(List.of());
        List<String> words = new ArrayList<>(List.of(
                "start", directory(id), command.guard().map(Guard::file).orElse("-"), Integer.toString(second.size())));
        words.addAll(second);
        words.addAll(command.argv());
        return JobState.parse(
                runJob(words, command.input(), STARTING, text -> {}).errors());
    }

    private JobState follow(JobId id, JobState state, LogTail log, long deadline) {
        try {
            return readLog(id, state, log, FOLLOW);
        } catch (ProblemException broken) {
            boolean passing = broken.problem().code() == ProblemCode.NODE_UNREACHABLE;
            if (!passing || System.nanoTime() > deadline) {
                throw broken;
            }
            LockSupport.parkNanos(BETWEEN_CONNECTIONS.toNanos());
            return state; // The job does not need us; look again.
        }
    }

    /** A job that ended before anybody followed it has a log all the same. */
    private void followUp(JobId id, JobState state, LogTail log) {
        readLog(id, state, log, FOLLOW);
    }

    private JobState readLog(JobId id, JobState state, LogTail log, Duration patience) {
        List<String> words = List.of(
                "follow",
                directory(id),
                Integer.toString(state.run()),
                Long.toString(log.bytes()),
                Long.toString(patience.toSeconds()));
        return JobState.parse(
                runJob(words, Input.NONE, patience.plusSeconds(30), log::add).errors());
    }

    private CommandResult runJob(List<String> words, Input input, Duration limit, Consumer<String> heard) {
        List<String> argv = new ArrayList<>(List.of("bash", program));
        argv.addAll(words);
        CommandResult result = shell.run(new Command(argv, input, limit), heard);
        if (result.exitCode() == 127) { // The first job on this node: the program is not there yet.
            install();
            return shell.run(new Command(argv, input, limit), heard);
        }
        return result;
    }

    private void install() {
        shell.run(Command.bash("mkdir -p \"$1\" && cat >\"$2.$$\" && mv -f \"$2.$$\" \"$2\"", home, program)
                .reading(Input.text(SCRIPT)));
    }

    private String directory(JobId id) {
        return home + "/jobs/" + id.directory();
    }

    private ProblemException problem(ProblemCode code, JobId id, String summary, List<String> log) {
        String where = directory(id);
        return new ProblemException(new Problem(
                code,
                shell.node().id().toString(),
                id.step() + ": " + summary,
                log,
                "look at the log below " + where + " on the node, then answer retry"));
    }

    private static String script() {
        try (InputStream in = NodeJobs.class.getResourceAsStream("job.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
