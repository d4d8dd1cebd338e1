package io.cantianupgrade.cli.secret;

import static io.cantianupgrade.cli.language.Translation.read;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.encryption.SealedSecrets;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.step.QuestionKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks for the secrets that a cluster file names {@code prompt}, and seals them before anything leaves this process. So neither
 * Temporal nor anybody who reads it ever has them in plain.
 */
public final class PromptedSecrets {
    private static final String BACK_UP_NOW = "3";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Session session;

    public PromptedSecrets(Session session) {
        this.session = session;
    }

    /**
     * Before anything is started.
     *
     * @throws CliFailure when something is to be asked for, and no key or no terminal is there
     */
    public void check(ClusterSpec cluster, Operation operation) {
        check(cluster, needsBackup(cluster, operation));
    }

    /** The same for those who only look at the cluster. */
    public void checkToLook(ClusterSpec cluster) {
        check(cluster, false);
    }

    private void check(ClusterSpec cluster, boolean backup) {
        cluster.withSecrets(backup, (what, secret) -> {
            if (secret.isPrompt()) {
                failUnlessAskable(what);
            }
            return secret;
        });
    }

    /**
     * The cluster with every secret that the operation may need as it was typed.
     *
     * @throws CliFailure as {@link #check}, or when nothing is typed
     */
    public ClusterSpec sealed(ClusterSpec cluster, Operation operation) {
        return sealed(cluster, needsBackup(cluster, operation));
    }

    /** The same for those who only look at the cluster. */
    public ClusterSpec sealedToLook(ClusterSpec cluster) {
        return sealed(cluster, false);
    }

    private ClusterSpec sealed(ClusterSpec cluster, boolean backup) {
        return cluster.withSecrets(backup, (what, secret) -> secret.isPrompt() ? ask(what) : secret);
    }

    /** Only a rolling upgrade backs the data up, and not when somebody has said that it is. */
    private static boolean needsBackup(ClusterSpec cluster, Operation operation) {
        String choice = cluster.answers().getOrDefault(QuestionKind.BACKUP_CHOICE.name(), BACK_UP_NOW);
        return operation == Operation.ROLLING_UPGRADE && choice.equals(BACK_UP_NOW);
    }

    /** @param what it is: {@code the password of sys in the database} */
    public SecretRef ask(String what) {
        Keys keys = failUnlessAskable(what);
        String typed = session.console()
                .keyboard()
                .nextHidden(PATIENCE, () -> print("%s: ".formatted(capital(read(what)))))
                .orElseThrow(() -> CliFailure.usage(
                        "Nothing was typed for %s, or this terminal cannot hide it.".formatted(what),
                        "try again, or name it as env:NAME or file:/path"));
        print("\n");
        if (typed.isEmpty()) {
            throw CliFailure.usage("An empty line was typed for %s.".formatted(what), "try again");
        }
        char[] characters = typed.toCharArray();
        try {
            return SealedSecrets.seal(characters, keys);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private Keys failUnlessAskable(String what) {
        Optional<Keys> keys = session.keys();
        if (keys.isEmpty()) {
            throw CliFailure.usage(
                    "%s is to be asked for (prompt), but no key is configured that would encrypt it."
                            .formatted(capital(what)),
                    "make one: cantian-upgrade key new, and give the file to every worker; or name the secret as"
                            + " env:NAME or file:/path");
        }
        if (!session.console().terminal()) {
            throw CliFailure.usage(
                    "%s is to be asked for (prompt), but nobody can be asked here: this is no terminal."
                            .formatted(capital(what)),
                    "start it on a terminal, or name the secret as env:NAME or file:/path");
        }
        return keys.get();
    }

    private void print(String text) {
        session.console().err().print(text);
        session.console().err().flush();
    }

    private static String capital(String what) {
        return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    }
}
