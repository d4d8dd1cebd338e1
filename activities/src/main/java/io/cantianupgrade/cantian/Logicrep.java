package io.cantianupgrade.cantian;

import io.cantianupgrade.node.Command;
import java.util.List;
import java.util.Optional;

/**
 * Whether a node replicates with logicrep, and whether a directory holds the libraries that its upgrade and its start need.
 *
 * @param flags that say that it is in use (F26); none when it is not
 * @param missing in the directory that was named; empty when nothing is, or none was named
 */
public record Logicrep(List<String> flags, List<String> missing) {

    public static final String REMEDY =
            "put libssl, libcrypto, libstdc++ and libsql2bl with the JDBC driver's jar into one directory at the same place on"
                    + " every node, and name it";

    private static final String FLAG = "flag ";
    private static final String LOOK = """
            for flag in "$1/start.success" "$2/start.success"; do [ ! -e "$flag" ] || echo "flag $flag"; done
            [ -n "$3" ] || exit 0
            [ -d "$3" ] || { echo "no directory $3"; exit 0; }
            for name in 'libssl*.so*' 'libcrypto*.so*' 'libstdc++*.so*' 'libsql2bl*.so*' '*.jar'; do
                [ -n "$(find -L "$3" -maxdepth 1 -type f -size +0 -name "$name" | head -n 1)" ] || echo "no $name in $3"
            done
            """;

    public Logicrep {
        flags = List.copyOf(flags);
        missing = List.copyOf(missing);
    }

    /** @param directory that holds the libraries, as somebody says */
    public static Logicrep look(CantianNode node, Optional<DeployParam> configured, Optional<String> directory) {
        Layout layout = node.layout();
        List<String> lines = node
                .required(Command.bash(
                        LOOK,
                        configured.map(layout::archive).orElse(""),
                        layout.logicrep(),
                        directory.map(layout.node()::path).orElse("")))
                .lines()
                .stream()
                .filter(line -> !line.isBlank())
                .toList();
        return new Logicrep(
                lines.stream()
                        .filter(line -> line.startsWith(FLAG))
                        .map(line -> line.substring(FLAG.length()) + " is there")
                        .toList(),
                lines.stream().filter(line -> !line.startsWith(FLAG)).toList());
    }

    public boolean inUse() {
        return !flags.isEmpty();
    }
}
