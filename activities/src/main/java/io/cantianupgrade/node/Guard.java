package io.cantianupgrade.node;

import java.util.List;

/**
 * A lock that a job holds while its command runs.
 *
 * @param file held shared: jobs do not exclude each other, whoever wants it alone is refused
 * @param second a program for a lock beside it that is no file of the node; empty where there is none. It is called with
 *     {@code take} and the job's name, and ends with 75 when somebody else has it; then with {@code release}
 */
public record Guard(String file, List<String> second) {

    public Guard {
        second = List.copyOf(second);
    }
}
