package io.cantianupgrade.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The programs of a cluster that stay when nobody is logged in: Cantian's, and the timers. What somebody runs over SSH at the
 * moment, a job of the product among it, is not one of them.
 */
final class RunningPrograms {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final List<RunningProgram> all;

    private RunningPrograms(List<RunningProgram> all) {
        this.all = all;
    }

    /** In the order of their start: the watchdog and the timers come last, for they start what they miss. */
    private enum Kind {
        ENGINE("cantiand open", "process cantiand started"),
        MANAGER("cms server -start", "process cms started"),
        AGENT("/uds_server.py", ""),
        EXPORTER("/cantian_exporter/execute.py", ""),
        WATCHDOG("/cantian_daemon.sh", "process cantian_daemon started"),
        TIMER("/systemd/timer ", "");

        private final String words;
        private final String sign;

        /** @param sign what it writes to the journal when it is up; nothing: it is up when it is there */
        Kind(String words, String sign) {
            this.words = words;
            this.sign = sign;
        }

        boolean is(RunningProgram program) {
            String line = String.join(" ", program.words());
            return line.contains(words) && !line.contains("/bin/pgrep "); // who looks for it has its words, too
        }
    }

    static RunningPrograms among(List<ProcessHandle> processes) {
        List<RunningProgram> found = processes.stream()
                .map(RunningProgram::of)
                .flatMap(Optional::stream)
                .filter(program -> Stream.of(Kind.values()).anyMatch(kind -> kind.is(program)))
                .toList();
        Set<Long> known = new HashSet<>();
        found.forEach(program -> known.add(program.pid()));
        // A child with the words of its parent is on its way to another program.
        return new RunningPrograms(found.stream()
                .filter(program -> !known.contains(program.parent()))
                .toList());
    }

    /** Starts the same programs for a copy of the cluster, and returns when they are up and the engines have joined. */
    void startFor(Moved moved, SimulatedCluster copy, Set<Integer> joined) throws IOException {
        for (Kind kind : Kind.values()) {
            List<RunningProgram> started = all.stream().filter(kind::is).toList();
            for (RunningProgram program : started) {
                program.startFor(moved);
            }
            await(copy, started, program -> isUp(kind, program, copy));
        }
        List<RunningProgram> joining = all.stream()
                .filter(program -> Kind.ENGINE.is(program) && joined.contains(program.node()))
                .toList();
        await(copy, joining, program -> copy.journal().count(program.node(), "node joined") > 0);
    }

    private static boolean isUp(Kind kind, RunningProgram program, SimulatedCluster copy) {
        return kind.sign.isEmpty()
                ? among(copy.processes()).all.stream().anyMatch(one -> kind.is(one) && one.node() == program.node())
                : copy.journal().count(program.node(), kind.sign) > 0;
    }

    private static void await(SimulatedCluster copy, List<RunningProgram> programs, Reached reached) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!programs.stream().allMatch(reached::by)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("not up in the copy after " + LIMIT + ", one of " + programs
                        + "; its journal: " + copy.journal().events());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private interface Reached {
        boolean by(RunningProgram program);
    }
}
