package io.cantianupgrade.cantian;

import io.cantianupgrade.model.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code versions.yml}: the version is behind {@code Version:} with blanks before it, so not {@code ChangeVersionTime:}. */
public final class VersionsFile {

    private static final Pattern LINE = Pattern.compile("^\\s+Version:\\s*(\\S+)\\s*$", Pattern.MULTILINE);

    private VersionsFile() {}

    /** Empty when the text names no version, or none that can be one. */
    public static Optional<Version> parse(String text) {
        Matcher line = LINE.matcher(text);
        Optional<Version> last = Optional.empty();
        while (line.find()) {
            last = Optional.of(line.group(1)).filter(Version::isOne).map(Version::new);
        }
        return last;
    }
}
