package io.cantianupgrade.cli.temporal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cantianupgrade.cli.CliFailure;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code temporal.toml}, which all Temporal tools share, with the variables {@code TEMPORAL_*} over it. */
final class ProfileFile {
    private static final String PREFIX = "TEMPORAL_";

    private ProfileFile() {}

    /** @throws CliFailure when the file or the profile is named and not there, or the file is no TOML */
    static ClientConfigProfile load(Optional<String> named, Map<String, String> environment, Path home) {
        Map<String, String> said = environment.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(PREFIX) && !entry.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Optional<Path> namedFile =
                Optional.ofNullable(said.get("TEMPORAL_CONFIG_FILE")).map(Path::of);
        Optional<String> profile = named.or(() -> Optional.ofNullable(said.get("TEMPORAL_PROFILE")));
        Path file = namedFile.orElse(home.resolve(".config/temporalio/temporal.toml"));
        boolean there = Files.isRegularFile(file);
        if (!there && (namedFile.isPresent() || profile.isPresent())) {
            throw CliFailure.usage(
                    "There is no file of profiles %s.".formatted(file),
                    "write it, or name it with TEMPORAL_CONFIG_FILE");
        }
        LoadClientConfigProfileOptions.Builder options =
                LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(said);
        if (there) {
            options.setConfigFilePath(file.toString());
        } else {
            options.setDisableFile(true);
        }
        profile.ifPresent(options::setConfigFileProfile);
        return load(options.build(), file, profile.orElse("default"));
    }

    private static ClientConfigProfile load(LoadClientConfigProfileOptions options, Path file, String profile) {
        try {
            return ClientConfigProfile.load(options);
        } catch (JsonProcessingException notToml) {
            int line = notToml.getLocation() == null ? 0 : notToml.getLocation().getLineNr();
            throw CliFailure.usage(
                    "%s:%d: expected TOML as Temporal's tools write it, found something else (not shown here)."
                            .formatted(file, line),
                    "for example  [profile.%s]  and below it  address = \"temporal.example:7233\"".formatted(profile));
        } catch (IOException unreadable) {
            throw CliFailure.usage(
                    "%s cannot be read (%s)."
                            .formatted(file, unreadable.getClass().getSimpleName()),
                    "make it readable for this user");
        } catch (IllegalArgumentException unknown) {
            throw CliFailure.usage(
                    "%s has no profile '%s'.".formatted(file, profile), "name another with --profile, or add it");
        }
    }
}
