package io.cantianupgrade.simulator.array;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an array is made of, before it starts. */
public final class ArraySetup {

    private final Path folder;
    private final List<Wanted> fileSystems = new ArrayList<>();
    private String user = "admin";
    private String password = "";
    private int port;
    private CertificateKind certificate = CertificateKind.SELF_SIGNED;

    ArraySetup(Path folder) {
        this.folder = folder;
    }

    public ArraySetup user(String name) {
        user = name;
        return this;
    }

    public ArraySetup password(String text) {
        password = text;
        return this;
    }

    /** A fixed port; without it the one of the last start in the folder, or any free one. */
    public ArraySetup port(int number) {
        port = number;
        return this;
    }

    /** Counts only at the first start in the folder: the certificate is kept. */
    public ArraySetup certificate(CertificateKind kind) {
        certificate = kind;
        return this;
    }

    /**
     * A file system that is a folder; the folder is made when it is missing.
     *
     * @param vstore {@code 0} for the system's own
     */
    public ArraySetup fileSystem(String name, String vstore, Path content) {
        fileSystems.add(new Wanted(name, vstore, content));
        return this;
    }

    /** @throws IOException when the port is taken or the folder cannot be used */
    public SimulatedArray start() throws IOException {
        ArrayState state = ArrayState.in(folder);
        List<SimulatedFileSystem> made = new ArrayList<>();
        for (Wanted wanted : fileSystems) {
            Files.createDirectories(wanted.content);
            String id = state.fileSystemId(wanted.vstore, wanted.name);
            made.add(new SimulatedFileSystem(id, wanted.name, wanted.vstore, wanted.content));
        }
        if (port != 0) {
            state.port = port;
        }
        return new SimulatedArray(folder, state, made, ArrayCertificate.in(folder, certificate), user, password);
    }

    private record Wanted(String name, String vstore, Path content) {}
}
