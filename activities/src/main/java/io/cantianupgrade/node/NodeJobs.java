package io.cantianupgrade.node;

import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
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
    /** What a job that is cancelled has to clean up. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final Duration BETWEEN_CONNECTIONS = Duration.ofSeconds(1);
    private static final String SCRIPT = script();

    private final NodeShell shell;
    private final Duration patience;
    private final Duration grace;
    private final String home;
    private final String program;

    public NodeJobs(NodeShell shell) {
        this(shell, FOLLOW, GRACE);
    }

    /**
     * @param patience of one call that follows a log, in whole seconds
     * @param grace that a job has which is cancelled, in whole seconds
     */
    NodeJobs(NodeShell shell, Duration patience, Duration grace) {
        this.shell = shell;
        this.patience = patience;
        this.grace = grace;
        this.home = shell.node().path(HOME);
        this.program = home + "/job-" + Integer.toHexString(SCRIPT.hashCode()) + ".sh";
    }

    /**
     * Runs the command to its end, or joins the run that is under way.
     *
     * @param heard gets each line of the log, and the last one again at least every few seconds: a sign of life. What it throws
     *     comes out of this call; the job goes on
     * @throws ProblemException {@code JOB_LOST}, {@code NODE_RESTARTED}, {@code JOB_TIMED_OUT}, {@code UPGRADE_LOCK_HELD},
     *     {@code NODE_DISK_FULL}
     */
    public JobResult run(JobId id, JobCommand command, Consumer<String> heard) {
        long deadline = System.nanoTime() + command.limit().toNanos();
        LogTail log = new LogTail(heard);
        JobState state = start(id, command, log, deadline);
        while (state.phase() == JobState.Phase.RUNNING) {
            log.repeat();
            log.unwanted().ifPresent(notWanted -> {
                throw notWanted;
            });
            if (System.nanoTime() > deadline) {
                throw problems(id).timedOut(command.limit(), log.lines());
            }
            state = follow(id, state, log, deadline);
        }
        if (state.phase() != JobState.Phase.ENDED) {
            throw problems(id).of(state.phase(), command.guard(), log.lines());
        }
        return new JobResult(state.run(), state.exitCode().orElseThrow(), log.lines());
    }

    /** Where the last run of the job is; {@code NONE} when it was never started. */
    public JobState last(JobId id) {
        return JobState.parse(runJob(List.of("last", directory(id)), Input.NONE, Duration.ofSeconds(30), bytes -> {})
                .errors());
    }

    /**
     * Ends the run that is under way, with everything it has started, and waits until all of it is gone.
     *
     * @return empty when no run was under way
     */
    public Optional<CancelledJob> cancel(JobId id) {
        JobState last = last(id);
        if (last.phase() != JobState.Phase.RUNNING) {
            return Optional.empty();
        }
        List<String> words =
                List.of("cancel", directory(id), Integer.toString(last.run()), Long.toString(grace.toSeconds()));
        return Optional.of(CancelledJob.parse(runJob(words, Input.NONE, grace.plusSeconds(60), bytes -> {})));
    }

    /** One call starts the command and follows it; when the connection breaks meanwhile, the request tells that it is ours. */
    private JobState start(JobId id, JobCommand command, LogTail log, long deadline) {
        List<String> second = command.guard().map(Guard::second).orElse(List.of());
        List<String> words = new ArrayList<>(List.of(
                "start",
                directory(id),
                UUID.randomUUID().toString(),
                Long.toString(patience.toSeconds()),
                command.guard().map(Guard::file).orElse("-"),
                Integer.toString(second.size())));
        words.addAll(second);
        words.addAll(command.argv());
        boolean sent = false;
        while (true) {
            try {
                CommandResult result = runJob(words, command.input().ended(), STARTING, following(log));
                JobState state = JobState.parse(result.errors());
                if (state.phase() == JobState.Phase.UNWRITABLE) {
                    throw problems(id).unwritable(result.errors().lines().toList());
                }
                return state;
            } catch (ProblemException broken) {
                sent |= broken instanceof CutOff;
                if (log.run() > 0) {
                    return new JobState(log.run(), JobState.Phase.RUNNING, OptionalInt.empty());
                }
                if (!sent) {
                    throw broken;
                }
                pause(broken, log, deadline);
            }
        }
    }

    private JobState follow(JobId id, JobState state, LogTail log, long deadline) {
        List<String> words = List.of(
                "follow",
                directory(id),
                Integer.toString(state.run()),
                Long.toString(log.position()),
                Long.toString(patience.toSeconds()));
        try {
            return JobState.parse(runJob(words, Input.NONE, patience.plusSeconds(30), following(log))
                    .errors());
        } catch (ProblemException broken) {
            pause(broken, log, deadline);
            return state; // The job does not need us; look again.
        }
    }

    /** Waits before another connection; or throws what it is no use to wait for. */
    private static void pause(ProblemException broken, LogTail log, long deadline) {
        if (broken.problem().code() != ProblemCode.NODE_UNREACHABLE || System.nanoTime() > deadline) {
            throw broken;
        }
        log.repeat();
        log.unwanted().ifPresent(notWanted -> {
            throw notWanted;
        });
        LockSupport.parkNanos(BETWEEN_CONNECTIONS.toNanos());
    }

    private static Consumer<byte[]> following(LogTail log) {
        log.begin();
        return log;
    }

    private CommandResult runJob(List<String> words, Input input, Duration limit, Consumer<byte[]> heard) {
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
        CommandResult result =
                shell.run(Command.bash("mkdir -p \"$1\" && cat >\"$2.$$\" && mv -f \"$2.$$\" \"$2\"", home, program)
                        .reading(Input.text(SCRIPT)));
        if (!result.ok()) {
            throw new JobProblems(shell.node(), home)
                    .unwritable(result.errors().lines().toList());
        }
    }

    private String directory(JobId id) {
        return home + "/jobs/" + id.directory();
    }

    private JobProblems problems(JobId id) {
        return new JobProblems(shell.node(), directory(id));
    }

    private static String script() {
        try (InputStream in = NodeJobs.class.getResourceAsStream("job.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
