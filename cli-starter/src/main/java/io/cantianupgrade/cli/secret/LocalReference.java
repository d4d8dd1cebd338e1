package io.cantianupgrade.cli.secret;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.model.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A secret of this process itself, named on its command line as {@code env:NAME} or {@code file:/path}. */
public record LocalReference(String option, SecretRef reference) {
    /** @throws CliFailure when it is something else, which is not shown */
    public static LocalReference of(String option, String text) {
        if (!SecretRef.isOne(text) || new SecretRef(text).isPrompt()) {
            throw CliFailure.usage(
                    "%s: expected env:NAME or file:/path, found something else (not shown here).".formatted(option),
                    "what stands on a command line is seen by everybody on this host; make a new one if it was real");
        }
        return new LocalReference(option, new SecretRef(text));
    }

    /** @throws CliFailure when it is empty, or not there */
    public String value(Map<String, String> environment) {
        String place = reference.reference().substring(reference.reference().indexOf(':') + 1);
        String value = reference.reference().startsWith("env:") ? environment.getOrDefault(place, "") : read(place);
        if (value.isBlank()) {
            throw CliFailure.usage(
                    "%s: %s is empty, or not there.".formatted(option, reference), "set it, readable by this user");
        }
        return value.strip();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
