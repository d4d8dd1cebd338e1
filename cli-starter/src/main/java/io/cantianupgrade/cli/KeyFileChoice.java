package io.cantianupgrade.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which file has the keys: the named one, else that of CANTIAN_UPGRADE_KEY_FILE, else the usual one when it is there. */
public record KeyFileChoice(Map<String, String> environment, Path home) {

    public static final String VARIABLE = "CANTIAN_UPGRADE_KEY_FILE";

    /** Empty when nobody has named one, and the usual one is not there: then nothing is encrypted. */
    public Optional<Path> path(Path named) {
        return said(named).or(() -> Optional.of(usual()).filter(Files::exists));
    }

    /** The file to make, or to put a new key into. */
    public Path toWrite(Path named) {
        return said(named).orElseGet(this::usual);
    }

    private Optional<Path> said(Path named) {
        String variable = environment.getOrDefault(VARIABLE, "").strip();
        return Optional.ofNullable(named)
                .or(() -> Optional.of(variable).filter(text -> !text.isEmpty()).map(Path::of))
                .map(Path::toAbsolutePath);
    }

    private Path usual() {
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".config");
        return base.resolve("cantian-upgrade").resolve("keys");
    }
}
