package io.cantianupgrade.cli.temporal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who sits at this terminal, for the record. */
public final class Person {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private Person() {}

    /** {@code user@host}; never asks a name server, which might be down. */
    public static String current() {
        return System.getProperty("user.name") + "@" + host();
    }

    private static String host() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException noLinux) {
            return "localhost";
        }
    }
}
