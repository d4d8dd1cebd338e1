package io.cantianupgrade.model;

import java.util.List;

/**
 * What went wrong, in words an operator can act on. It crosses every border unchanged.
 *
 * @param where the node, the storage array, a file with a line, or the cluster
 * @param summary one line: what was expected and what was found
 * @param evidence lines read from the cluster or the file, oldest first
 * @param remedy what to do now; commands in it can be pasted
 */
public record Problem(ProblemCode code, String where, String summary, List<String> evidence, String remedy) {

    public Problem {
        evidence = List.copyOf(evidence);
    }

    /** {@code CODE where: summary}, for one line. */
    public String line() {
        return code + " " + where + ": " + summary;
    }
}
