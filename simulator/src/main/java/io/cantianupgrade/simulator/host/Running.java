package io.cantianupgrade.simulator.host;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A host from one boot to the next crash: its namespaces, which last as long as its first process. */
final class Running {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Process unshare;
    private final ProcessHandle first;
    private final Path namespace;
    private final BufferedReader said;
    private final BufferedWriter told;
    private Optional<Link> link = Optional.empty();

    private Running(Process unshare, ProcessHandle first) throws IOException {
        this.unshare = unshare;
        this.first = first;
        this.namespace = namespaceOf(first.pid());
        this.said = unshare.inputReader();
        this.told = unshare.outputWriter();
    }

    static Running start(HostSettings settings, HostRoot root) {
        List<String> words = new ArrayList<>(
                List.of("unshare", "--mount", "--uts", "--ipc", "--net", "--pid", "--fork", "--kill-child"));
        words.addAll(List.of("--propagation", "private", "/bin/bash"));
        words.add(Machine.script(root.scripts(), "init.sh").toString());
        words.addAll(List.of(
                Owner.word(), root.path().toString(), root.path().getFileName().toString()));
        words.add(UUID.randomUUID().toString());
        settings.folders()
                .forEach(shared -> words.addAll(List.of(shared.folder().toString(), shared.at())));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", SYSTEM_PATH);
        builder.environment().put("LANG", "C.UTF-8");
        try {
            Process unshare = builder.start();
            return new Running(unshare, childOf(unshare));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle childOf(Process unshare) throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (unshare.isAlive() && System.nanoTime() < deadline) {
            Optional<ProcessHandle> child = unshare.children().findFirst();
            if (child.isPresent()) {
                return child.get();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        unshare.destroyForcibly();
        throw new IOException("no namespaces: " + unshare.inputReader().readLine());
    }

    private static Path namespaceOf(long pid) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns/pid"));
    }

    void plugIn(Link cable, String address, int prefix) {
        cable.plugIn(first.pid(), address, prefix);
        link = Optional.of(cable);
    }

    Link link() {
        return link.orElseThrow();
    }

    long pid() {
        return first.pid();
    }

    void startSshd() {
        try {
            told.write("sshd\n");
            told.flush();
            String answer = said.readLine();
            if (!"up".equals(answer)) {
                throw new IllegalStateException("the SSH server does not start: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            return namespaceOf(process.pid()).equals(namespace);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Returns when the kernel has cleared the namespaces away. */
    void kill() {
        link.ifPresent(Link::unplug);
        first.destroyForcibly();
        unshare.onExit().join();
    }
}
