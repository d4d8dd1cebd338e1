package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.UpgradeLock;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.node.JobId;
import io.cantianupgrade.node.JobResult;
import io.cantianupgrade.node.NodeJobs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Starts a job, and waits for the vendor's lock when somebody else holds it:
 *
 * <ol>
 *   <li>the job itself tries to take the lock, for a few seconds;
 *   <li>when it cannot, every node is asked who holds it, and the step says so;
 *   <li>again, until the deadline; what was waited is taken off the job's own limit.
 * </ol>
 *
 * A lock that nobody will give back, seen twice, is not waited for.
 */
final class LockWait {

    /** Longer than anything a person does by hand without meaning to keep us out. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final List<CantianNode> nodes;
    private final Duration longest;
    private final Duration between;
    private final Consumer<String> life;

    /**
     * @param nodes of the cluster, node 0 first
     * @param longest of a wait; never more than half of the job's limit
     */
    LockWait(List<CantianNode> nodes, Duration longest, Duration between, Consumer<String> life) {
        this.nodes = nodes;
        this.longest = longest;
        this.between = between;
        this.life = life;
    }

    /** @throws ProblemException {@code UPGRADE_LOCK_HELD} when the wait runs out or is in vain, saying who; or what the job says */
    JobResult run(NodeJobs jobs, JobId id, JobCommand command) {
        Instant began = Instant.now();
        Duration half = command.limit().dividedBy(2);
        Instant until = began.plus(longest.compareTo(half) < 0 ? longest : half);
        boolean forgotten = false;
        while (true) {
            try {
                Duration waited = Duration.between(began, Instant.now());
                return jobs.run(id, command.within(command.limit().minus(waited)), life);
            } catch (ProblemException e) {
                if (e.problem().code() != ProblemCode.UPGRADE_LOCK_HELD) {
                    throw e;
                }
                UpgradeLock lock = UpgradeLock.look(nodes);
                if ((forgotten && lock.isForgotten()) || !Instant.now().isBefore(until)) {
                    throw new ProblemException(held(e.problem(), lock), e);
                }
                forgotten = lock.isForgotten();
                life.accept("waits for the upgrade lock, held by %s, until %s"
                        .formatted(lock.words(), CLOCK.format(until.atZone(ZoneId.systemDefault()))));
                LockSupport.parkNanos(between.toNanos());
            }
        }
    }

    private Problem held(Problem busy, UpgradeLock lock) {
        return new Problem(
                busy.code(),
                busy.where(),
                "the upgrade lock of the cluster is held by " + lock.words(),
                lock.evidence(),
                lock.remedy(nodes.get(0)));
    }
}
