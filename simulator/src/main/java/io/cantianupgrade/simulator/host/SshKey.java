package io.cantianupgrade.simulator.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A key pair as {@code ssh-keygen} makes it, made once and then kept. */
record SshKey(Path file) {

    static SshKey in(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(file)) {
            Machine.run(
                    List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "simulated", "-f", file.toString()));
        }
        return new SshKey(file);
    }

    /** Kind and key, without a comment. */
    String publicKey() {
        String[] words =
                Machine.run(List.of("ssh-keygen", "-y", "-f", file.toString())).split("\\s+");
        return words[0] + " " + words[1];
    }
}
