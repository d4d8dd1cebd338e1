package io.cantianupgrade.simulator.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One host: an OpenSSH server in namespaces of its own, and what can go wrong with it. */
public final class Host {

    private final HostSettings settings;
    private final HostRoot root;
    private final String address;
    private final Supplier<Link> cable;
    private final int prefix;
    private final String name;
    private Optional<Running> running = Optional.empty();

    /** @param cable a new one for each boot */
    Host(HostSettings settings, String name, String address, int prefix, Supplier<Link> cable) {
        this.settings = settings;
        this.name = name;
        this.root = new HostRoot(settings, name);
        this.address = address;
        this.prefix = prefix;
        this.cable = cable;
    }

    void create() {
        root.create(address);
        boot();
    }

    public String name() {
        return name;
    }

    /** The IP address at which it listens, on port 22. */
    public String address() {
        return address;
    }

    public int port() {
        return 22;
    }

    /** Kind and key, as they stand in a file of known hosts. */
    public String hostKey() {
        return SshKey.in(root.hostKey()).publicKey();
    }

    /** Its root, as this machine sees it. A link to an absolute path leads elsewhere from here. */
    public Path root() {
        return root.path();
    }

    /** A file of it by its path there, as this machine sees it. */
    public Path path(String absolute) {
        return Path.of(root() + absolute);
    }

    /** What every process of root has. */
    public Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(settings.environment());
        all.putAll(Map.of("HOME", "/root", "USER", "root", "LOGNAME", "root", "SHELL", "/bin/bash"));
        return all;
    }

    /** Starts a command as root, without SSH. */
    public Process start(String command) throws IOException {
        List<String> words = new ArrayList<>(List.of("nsenter", "-t", Long.toString(pid()), "-m", "-u", "-i", "-n"));
        words.addAll(List.of("-p", "--root", "--wd", "env", "-i"));
        environment().forEach((variable, value) -> words.add(variable + "=" + value));
        words.addAll(List.of("/bin/bash", "-c", command));
        return new ProcessBuilder(words).start();
    }

    /**
     * Runs a command as root, without SSH.
     *
     * @return what it printed
     * @throws UncheckedIOException when its exit code is not 0
     */
    public String run(String command) {
        try {
            Process process = start("exec 2>&1; " + command);
            process.getOutputStream().close();
            return Machine.finished(List.of(name + ":", command), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives rights to users, in the format of sudoers(5), instead of those that were given before. */
    public void sudoers(String text) {
        try {
            root.sudoers(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing gets to it or away from it, and nobody is told; connections stay as they are. */
    public void cutLink() {
        on().link().cut();
    }

    /** Ends what {@link #cutLink} and {@link #delayAndLose} began. */
    public void healLink() {
        on().link().heal();
    }

    /**
     * Makes its network slow and bad.
     *
     * @param delay that a round trip takes more
     * @param loss the share of the frames that is lost in each direction, 0 to 1
     */
    public void delayAndLose(Duration delay, double loss) {
        on().link().delayAndLose(delay, loss);
    }

    /** Kills the SSH server with every session; the commands themselves go on. */
    public void killSshd() {
        run("pkill -KILL '^sshd'"); // Sessions have names of their own in newer versions.
    }

    /** Starts the SSH server again; returns when it listens. */
    public void startSshd() {
        on().startSshd();
    }

    /** Takes the power away: every process is dead, the disk stays as it is. */
    public synchronized void crash() {
        running.ifPresent(Running::kill);
        running = Optional.empty();
    }

    /** Gives the power back; returns when the SSH server listens. What a host starts by itself is the caller's business. */
    public synchronized void boot() {
        if (running.isPresent()) {
            throw new IllegalStateException(name + " is on already");
        }
        Running started = Running.start(settings, root);
        running = Optional.of(started);
        try {
            started.plugIn(cable.get(), address, prefix);
            started.startSshd();
        } catch (UncheckedIOException | IllegalStateException e) {
            crash();
            throw e;
        }
    }

    /** Takes the power away now, and gives it back after some time; done when the SSH server listens again. */
    public CompletableFuture<Void> rebootAfter(Duration off) {
        crash();
        return CompletableFuture.runAsync(
                this::boot, CompletableFuture.delayedExecutor(off.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Leaves no byte free on its disk. Shared folders are not on it. */
    public void fillDisk() {
        root.fill();
    }

    /** Ends what {@link #fillDisk} began. */
    public void freeDisk() {
        root.free();
    }

    /** Stops every process with SIGSTOP; its kernel goes on, and takes what is sent to it. */
    public void freeze() {
        List<ProcessHandle> stopped = new ArrayList<>();
        for (List<ProcessHandle> found = others(stopped); !found.isEmpty(); found = others(stopped)) {
            signal("STOP", found);
            stopped.addAll(found); // Until none is new: the last one may have started another before it was stopped.
        }
    }

    public void thaw() {
        signal("CONT", processes());
    }

    private List<ProcessHandle> others(List<ProcessHandle> known) {
        return processes().stream().filter(process -> !known.contains(process)).toList();
    }

    /** One that has ended meanwhile needs no signal. */
    private static void signal(String signal, List<ProcessHandle> processes) {
        List<String> words = new ArrayList<>(
                List.of("bash", "-c", "for pid; do kill -" + signal + " \"${pid}\" 2>/dev/null; done; true", "bash"));
        processes.forEach(process -> words.add(Long.toString(process.pid())));
        Machine.run(words);
    }

    /** Lets no program in a folder be started, until the next boot. */
    public void mountNoexec(String folder) {
        run("mount --bind '%1$s' '%1$s' && mount -o remount,bind,noexec '%1$s'".formatted(folder));
    }

    /** Every process of it, as this machine knows them. */
    public List<ProcessHandle> processes() {
        return on().processes();
    }

    /** As the disk is after a crash; nothing is left in the namespaces of the kernel. */
    void remove() {
        crash();
        root.remove();
    }

    /** The number of its first process on this machine. */
    synchronized long pid() {
        return on().pid();
    }

    private synchronized Running on() {
        return running.orElseThrow(() -> new IllegalStateException(name + " is off"));
    }
}
