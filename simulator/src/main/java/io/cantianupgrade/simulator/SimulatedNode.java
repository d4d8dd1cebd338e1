package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One host of a simulated cluster: its "/", which is a folder of this machine, and an SSH server. */
public final class SimulatedNode {

    static final String BOOT = "rm -rf \"$SIM_ROOT/run/simulator\"; systemctl default";

    private final int id;
    private final Path root;
    private final NodeMachine machine;

    SimulatedNode(int id, NodeMachine machine) {
        this.id = id;
        this.root = machine.root();
        this.machine = machine;
    }

    public int id() {
        return id;
    }

    /** The folder that is "/" of this node. */
    public Path root() {
        return root;
    }

    /** A file of this node by its path there: {@code path("/opt/cantian/versions.yml")}. */
    public Path path(String absolute) {
        return Path.of(root + absolute);
    }

    /** Where its SSH server listens. */
    public String address() {
        return machine.address();
    }

    public int sshPort() {
        return machine.sshPort();
    }

    /** The environment of every process of this node: where "/" is a folder, whoever starts one with it starts it there. */
    public Map<String, String> environment() {
        return machine.variables();
    }

    boolean isHost() {
        return machine.isHost();
    }

    String knownHost() {
        return machine.knownHost();
    }

    /** Runs a command on the node and waits for it, without SSH. */
    public CommandResult run(String command) {
        return run(command, "");
    }

    public CommandResult run(String command, String input) {
        try {
            Process process = machine.start(command);
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(process.getOutputStream(), input));
            String output = text(process.getInputStream());
            fed.join();
            return new CommandResult(process.waitFor(), output, errors.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for: " + command, e);
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command may end without reading its input; that is no failure of ours. */
    private static void feed(OutputStream stream, String input) {
        try (stream) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return;
        }
    }

    /** Switches a fault on, for example {@code fail:do_upgrade}; the names are in the description of this package. */
    public void fault(String name) {
        fault(name, "");
    }

    public void fault(String name, String parameters) {
        try {
            Files.createDirectories(faults());
            Files.writeString(faults().resolve(name), parameters.isEmpty() ? "" : parameters + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Switches one fault off; nothing happens when it is not on. */
    public void recoversFrom(String name) {
        try {
            Files.deleteIfExists(faults().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Switches every fault of this node off. */
    public void recovers() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(faults())) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the power away: nobody answers at its SSH port any more, and every process of it is dead. */
    public void crash() {
        machine.crash();
    }

    /** Gives the power back after {@link #crash()}: what systemd starts comes back, everything else is as it was. */
    public void boot() {
        machine.boot(this::startUnits);
    }

    private void startUnits() {
        CommandResult booted = run(BOOT);
        if (!booted.succeeded()) {
            throw new IllegalStateException("node " + id + " did not boot: " + booted);
        }
    }

    /** Gives this node a tool dbstor of an old client, which has other options and prints names only. */
    public void oldDbstorClient() {
        SimulatedCluster.write(root.resolve("etc/simulator/dbstor-client"), "old\n");
    }

    private Path faults() {
        return root.resolve("etc/simulator/faults");
    }

    void close() {
        machine.close();
    }
}
