package io.cantianupgrade.node;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.util.List;

/** Problems on the way to a node. */
public final class NodeProblems {

    private NodeProblems() {}

    public static ProblemException unreachable(NodeSpec node, Exception cause) {
        return problem(
                ProblemCode.NODE_UNREACHABLE,
                node,
                "no answer over SSH from " + address(node) + ": " + cause.getMessage(),
                "ssh -p " + node.port() + " " + node.host() + "   (from the worker's host) must work",
                cause);
    }

    /** The same when a command was on its way already. */
    public static CutOff cutOff(NodeSpec node, Exception cause) {
        return new CutOff(unreachable(node, cause).problem(), cause);
    }

    /** The same when the way back carries no more of what a command printed. */
    public static CutOff moreThanCarried(NodeSpec node, Command command, int bytes) {
        return new CutOff(
                new Problem(
                        ProblemCode.NODE_UNREACHABLE,
                        node.id().toString(),
                        "'%s' printed more than the %d bytes that come back from the node at once"
                                .formatted(command.argv().get(0), bytes),
                        List.of(),
                        "answer retry: what runs on the node goes on, and its log is read again"),
                null);
    }

    public static ProblemException timedOut(NodeSpec node, Command command) {
        return problem(
                ProblemCode.NODE_UNREACHABLE,
                node,
                "no end of '" + command.argv().get(0) + "' within "
                        + command.limit().toSeconds() + " s",
                "is the node overloaded, or a file system of it hanging?",
                null);
    }

    private static String address(NodeSpec node) {
        return node.host() + ":" + node.port();
    }

    private static ProblemException problem(
            ProblemCode code, NodeSpec node, String summary, String remedy, Exception cause) {
        return new ProblemException(new Problem(code, node.id().toString(), summary, List.of(), remedy), cause);
    }
}
