package io.cantianupgrade.node;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why a job did not end well, when it is not its own exit code that says so. */
final class JobProblems {

    /** The last ones; the rest of the log's end goes along with the problem. */
    private static final int LINES_THAT_TELL = 3;

    private final NodeSpec node;
    private final String directory;

    /** @param directory of the job, on the node */
    JobProblems(NodeSpec node, String directory) {
        this.node = node;
        this.directory = directory;
    }

    ProblemException timedOut(Duration limit, List<String> log) {
        return problem(
                ProblemCode.JOB_TIMED_OUT,
                "expected an end within " + limit.toSeconds() + " s, found it still running",
                log,
                "look at the log below " + directory
                        + " on the node, then answer retry: a job that still runs is joined");
    }

    /** @param phase in which there is no exit code */
    ProblemException of(JobState.Phase phase, Optional<Guard> guard, List<String> log) {
        return switch (phase) {
            case BUSY ->
                problem(
                        ProblemCode.UPGRADE_LOCK_HELD,
                        "another upgrade, commit or rollback holds "
                                + guard.map(Guard::file).orElse("the lock"),
                        List.of(),
                        "wait until it ends, then answer retry");
            case RESTARTED ->
                problem(
                        ProblemCode.NODE_RESTARTED,
                        "expected an exit code, found that the node was restarted while the command ran",
                        log,
                        "find out why it was restarted (last -x; journalctl -b -1 -e), wait until it is up, then answer retry");
            case LOST, NONE, RUNNING, ENDED, UNWRITABLE ->
                problem(
                        ProblemCode.JOB_LOST,
                        "expected an exit code, found none: the command was killed, and the node was not restarted",
                        log,
                        "find out who killed it (journalctl -k shows the kernel's OOM killer), look at the log below "
                                + directory + ", then answer retry");
        };
    }

    ProblemException unwritable(List<String> said) {
        return problem(
                ProblemCode.NODE_DISK_FULL,
                "expected room for the job's files, found that " + directory + " cannot be written",
                said,
                "df -h " + directory.replaceFirst("/jobs/.*", "") + "   on the node; make room, then answer retry");
    }

    private ProblemException problem(ProblemCode code, String found, List<String> log, String remedy) {
        String job = directory.substring(directory.lastIndexOf('/') + 1);
        return new ProblemException(new Problem(
                code, node.id().toString(), job + ": " + found, Problem.lastOf(log, LINES_THAT_TELL), remedy, log));
    }
}
