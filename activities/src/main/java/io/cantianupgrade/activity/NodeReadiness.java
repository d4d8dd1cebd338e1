package io.cantianupgrade.activity;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Command;
import java.util.List;

/** What the release's scripts take for granted and do not check. */
final class NodeReadiness {

    private static final long NEEDED_KIB = 5L * 1024 * 1024;
    private static final String COMMANDS =
            "for c in tree tar rpm python3 flock setsid; do command -v \"$c\" >/dev/null || echo \"$c\"; done";

    private NodeReadiness() {}

    /** @throws ProblemException with the first thing that is missing */
    static void check(StepContext context) {
        List<String> absent = context.shell(context.nodeId()).run(Command.bash(COMMANDS)).lines().stream()
                .filter(name -> !name.isBlank())
                .toList();
        if (!absent.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.NODE_LACKS_COMMAND,
                    context.nodeId().toString(),
                    "expected the commands that the release calls, missing: " + String.join(", ", absent),
                    List.of(),
                    "yum install " + String.join(" ", absent) + "   (on " + context.nodeId() + ")"));
        }
        room(context, context.cluster().node(context.nodeId()).path("/opt/cantian"));
        room(
                context,
                context.cluster()
                        .node(context.nodeId())
                        .path(context.cluster().release().directory()));
    }

    private static void room(StepContext context, String directory) {
        List<String> lines = context.shell(context.nodeId())
                .run(Command.of("df", "-kP", directory))
                .lines();
        long free = Long.parseLong(lines.get(lines.size() - 1).strip().split("\\s+")[3]);
        if (free < NEEDED_KIB) {
            throw new ProblemException(new Problem(
                    ProblemCode.NODE_DISK_FULL,
                    context.nodeId().toString(),
                    "expected 5 GiB free at " + directory + ", found " + free / 1024 + " MiB",
                    lines,
                    "free space on the file system of " + directory + " on " + context.nodeId()));
        }
    }
}
