package io.cantianupgrade.encryption;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be wrong with keys, in words an operator can act on. */
final class KeyProblems {

    private KeyProblems() {}

    static ProblemException file(Path file, String summary, List<String> evidence, String remedy) {
        return new ProblemException(
                new Problem(ProblemCode.KEY_FILE_INVALID, file.toString(), summary, evidence, remedy));
    }

    /** @param keys empty when this process has none at all */
    static ProblemException unknown(String id, Optional<Keys> keys) {
        String here = keys.isPresent() ? "the key file here does not have it" : "no key file is configured here";
        return new ProblemException(new Problem(
                ProblemCode.KEY_UNKNOWN,
                "encryption",
                "it is encrypted with the key " + id + ", and " + here,
                List.of(),
                "copy the key file from where the operation was started (mode 0600), and name it with --key-file or"
                        + " CANTIAN_UPGRADE_KEY_FILE; old keys stay in it until no history needs them"));
    }

    static ProblemException damaged(String id, Throwable cause) {
        return new ProblemException(
                new Problem(
                        ProblemCode.DECRYPTION_FAILED,
                        "encryption",
                        "the key " + id + " does not open it: it was changed, or another key has the same id",
                        List.of(),
                        "compare the key files of the command line and of every worker; if they are the same, somebody has"
                                + " changed what Temporal keeps"),
                cause);
    }
}
