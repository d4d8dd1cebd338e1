package io.cantianupgrade.activity;

import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.encryption.SealedSecrets;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Resolves references to secrets, on the worker's host, at the moment they are used. */
public final class Secrets {

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private final Map<String, String> environment;
    private final Optional<Keys> keys;

    /** Without keys: a sealed secret is not opened. */
    public Secrets(Map<String, String> environment) {
        this(environment, Optional.empty());
    }

    public Secrets(Map<String, String> environment, Optional<Keys> keys) {
        this.environment = environment;
        this.keys = keys;
    }

    /**
     * @throws ProblemException {@code SECRET_UNRESOLVED} when the variable or the file is not there, or is empty; {@code KEY_UNKNOWN}
     *     or {@code DECRYPTION_FAILED} when a sealed one cannot be opened here
     */
    public Secret resolve(SecretRef reference) {
        if (reference.isSealed()) {
            return new Secret(reference, SealedSecrets.open(reference, keys));
        }
        if (reference.isPrompt()) {
            throw unresolved(reference, "nobody was asked for it, and a worker has nobody to ask", null);
        }
        String value = reference.reference().startsWith(ENV)
                ? environment.getOrDefault(reference.reference().substring(ENV.length()), "")
                : read(reference);
        if (value.isEmpty()) {
            throw unresolved(reference, "it is empty or not set", null);
        }
        return new Secret(reference, value.toCharArray());
    }

    /** The same for those who ask again at each use, and overwrite what they get. */
    public Supplier<char[]> characters(SecretRef reference) {
        return () -> {
            try (Secret secret = resolve(reference)) {
                return secret.characters();
            }
        };
    }

    private static String read(SecretRef reference) {
        try {
            return Files.readString(Path.of(reference.reference().substring(FILE.length())))
                    .replaceFirst("\\R$", "");
        } catch (IOException e) {
            throw unresolved(reference, e.getClass().getSimpleName(), e);
        }
    }

    private static ProblemException unresolved(SecretRef reference, String why, Exception cause) {
        return new ProblemException(
                new Problem(
                        ProblemCode.SECRET_UNRESOLVED,
                        "worker",
                        "cannot resolve the secret " + reference + ": " + why,
                        List.of(),
                        "set it on the worker's host (a file needs mode 0600 and must be readable by the worker)"),
                cause);
    }
}
