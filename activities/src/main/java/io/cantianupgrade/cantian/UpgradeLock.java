package io.cantianupgrade.cantian;

import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who keeps us out of the cluster, as one look at every node finds it.
 *
 * @param holders processes, those of the vendor's entry point first, then the oldest
 * @param files lock files in the share file system that are not ours
 * @param silent nodes that could not be asked
 */
public record UpgradeLock(List<LockHolder> holders, List<String> files, List<String> silent) {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String SCRIPT = script();

    public UpgradeLock {
        holders = List.copyOf(holders);
        files = List.copyOf(files);
        silent = List.copyOf(silent);
    }

    /** Looks at every node; one that does not answer is named. */
    public static UpgradeLock look(List<CantianNode> nodes) {
        List<LockHolder> holders = new ArrayList<>();
        List<String> files = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (CantianNode node : nodes) {
            try {
                DeployParam configured = node.configuration();
                holders.addAll(holdersOn(node, configured));
                if (files.isEmpty()) {
                    files.addAll(new SharedFlags(node, configured).foreignLocks());
                }
            } catch (ProblemException e) {
                silent.add(node.id() + ": " + e.problem().summary());
            }
        }
        holders.sort(Comparator.comparing((LockHolder holder) -> !holder.isEntryPoint())
                .thenComparing(LockHolder::since));
        return new UpgradeLock(holders, files, silent);
    }

    /** Whether nobody will ever give it back: a lock file without a process, or a daemon that inherited it (T-36, T-49). */
    public boolean isForgotten() {
        boolean somebody = !holders.isEmpty() || !files.isEmpty();
        return somebody && silent.isEmpty() && holders.stream().allMatch(LockHolder::isDaemon);
    }

    /** In words, after "held by". */
    public String words() {
        if (!holders.isEmpty()) {
            return holders.get(0).toString();
        }
        return files.isEmpty()
                ? "somebody whom no node shows"
                : "the file /upgrade/" + files.get(0) + " of the share file system";
    }

    public List<String> evidence() {
        List<String> evidence = new ArrayList<>();
        holders.forEach(holder -> evidence.add("held by " + holder));
        files.forEach(file -> evidence.add("share file system: /upgrade/" + file));
        silent.forEach(node -> evidence.add("could not be asked: " + node));
        return evidence;
    }

    /** What to type when nobody gives it back. */
    public String remedy(CantianNode lead) {
        Optional<LockHolder> daemon =
                holders.stream().filter(LockHolder::isDaemon).findFirst();
        if (!isForgotten()) {
            return "wait until it ends, or end it on its node; then answer retry";
        }
        return daemon.map(holder ->
                        "no upgrade runs: %s has inherited the lock. sh %s/appctl.sh stop, then start   (on %s); then answer retry"
                                .formatted(holder, lead.layout().installedAction(), holder.node()))
                .orElseGet(() -> "no process on any node holds it, so it was left behind. "
                        + new SharedFlags(lead, lead.configuration()).removalOf(files.get(0)) + "; then answer retry");
    }

    private static List<LockHolder> holdersOn(CantianNode node, DeployParam configured) {
        Instant now = Instant.now();
        return node
                .required(Command.bash(SCRIPT, node.layout().upgradeLock(configured))
                        .within(LIMIT))
                .lines()
                .stream()
                .flatMap(line -> LockHolder.parse(node.id(), line, now).stream())
                .toList();
    }

    private static String script() {
        try (InputStream in = UpgradeLock.class.getResourceAsStream("lock_holders.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
