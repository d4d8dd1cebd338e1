package io.cantianupgrade.simulator.host;

import java.util.Optional;

/** Which process hosts belong to: what they have of the machine carries its word, so that it is found when the process is gone. */
final class Owner {

    private static final String PREFIX = "cantian-host-";

    private Owner() {}

    /** The word of this process. */
    static String word() {
        return word(ProcessHandle.current());
    }

    /** A process id comes again; together with the time of its start it does not. */
    private static String word(ProcessHandle process) {
        return PREFIX + process.pid() + "-"
                + process.info()
                        .startInstant()
                        .map(start -> start.toEpochMilli())
                        .orElse(0L);
    }

    /** Whether it is the word of a process that is gone. */
    static boolean isGone(String word) {
        if (!word.matches(PREFIX + "\\d+-\\d+")) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(word.split("-")[2]));
        return process.map(Owner::word).filter(word::equals).isEmpty();
    }
}
