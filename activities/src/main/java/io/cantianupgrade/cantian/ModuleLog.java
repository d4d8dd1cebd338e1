package io.cantianupgrade.cantian;

import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a module wrote while a job ran: the end of its own logs, and of the log into which the release's scripts lead what
 * modules print. Lines of earlier runs are left out, since they would explain a failure that is over.
 */
final class ModuleLog {

    private static final String FILE = "==> ";
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d+))?");

    /** First the time at which the job began, by the node's clock; then each file that was written to since. */
    private static final String READ = """
            date -r "$3" '+%F %T.%N' || exit 0
            { ls -1tr "$1/$2"/*log "$1/deploy/deploy.log" | tail -n 4; } 2>/dev/null | while read -r file; do
              [ "$file" -nt "$3" ] || continue
              echo "==> $file"
              tail -n 100 "$file" | cut -c 1-2000
            done
            """;

    private ModuleLog() {}

    /** @param run directory of the job's run; nothing is known of a run without one, nor on a node that does not answer */
    static List<String> during(CantianNode node, String run, String module) {
        try {
            List<String> lines = node.required(
                            Command.bash(READ, node.layout().installed() + "/log", module, run + "/command"))
                    .lines();
            return since(lines.get(0), lines.subList(1, lines.size()));
        } catch (ProblemException unread) {
            return List.of();
        }
    }

    /** A line without a time belongs to the one before it. */
    static List<String> since(String begun, List<String> lines) {
        List<String> found = new ArrayList<>();
        boolean recent = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher time = TIME.matcher(line);
            if (line.startsWith(FILE)) {
                recent = !hasTimes(lines.subList(i + 1, lines.size()));
                continue;
            }
            if (time.find()) {
                recent = isSince(begun, time);
            }
            if (recent) {
                found.add(line);
            }
        }
        return found;
    }

    /** Logs tell the time down to the second or more finely. */
    private static boolean isSince(String begun, Matcher time) {
        String at = time.group(1) + " " + time.group(2) + (time.group(3) == null ? "" : "." + time.group(3));
        int precision = Math.min(at.length(), begun.length());
        return at.substring(0, precision).compareTo(begun.substring(0, precision)) >= 0;
    }

    /** A file whose lines bear no times was written to during the job: all of its end counts. */
    private static boolean hasTimes(List<String> rest) {
        return rest.stream().takeWhile(line -> !line.startsWith(FILE)).anyMatch(line -> TIME.matcher(line)
                .find());
    }
}
