package io.cantianupgrade.cantian;

import io.cantianupgrade.model.Version;
import java.util.Optional;

/** {@code /opt/backup_note}: lines of {@code <source version>:<epoch milliseconds>}, newest last. */
public final class BackupNote {

    private BackupNote() {}

    /** The source version of the newest backup. */
    public static Optional<Version> newest(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches(".+:\\d+"))
                .map(line -> line.substring(0, line.lastIndexOf(':')))
                .filter(Version::isOne)
                .reduce((earlier, later) -> later)
                .map(Version::new);
    }
}
