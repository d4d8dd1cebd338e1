package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.encryption.KeyRotation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a key file, or puts a new key before the old ones. */
@Command(
        name = "new",
        description = {
            "Make a key file, or put a new key before those of the file: it encrypts from then on,",
            "and the old ones go on decrypting. A worker that runs finds the new one by itself."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade key new",
            "  cantian-upgrade key new --key-file /root/cantian-upgrade.keys"
        })
public final class KeyNewCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "the key file; else that of --key-file, CANTIAN_UPGRADE_KEY_FILE, or the usual one")
    private Path file;

    public KeyNewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path target = session.keyFileToWrite(file);
        KeyRotation rotation = KeyRotation.in(
                target,
                LocalDate.ofInstant(
                        session.console().clock().instant(),
                        session.console().clock().getZone()));
        session.console()
                .say(List.of(
                        tr("Key %s encrypts from now on; it is the first of %s.", rotation.id(), target),
                        rotation.older() == 0
                                ? tr(
                                        "Every worker needs a copy of the file (mode 0600), and so does every other place from where operations are started or looked at.")
                                : tr(
                                        "Older keys that stay for reading: %d. Copy the file to every worker and every other place that has it; nothing needs a restart.",
                                        rotation.older()),
                        tr("Keep a copy in a safe place: without it nobody can read these operations any more.")));
        return ExitCodes.DONE;
    }
}
