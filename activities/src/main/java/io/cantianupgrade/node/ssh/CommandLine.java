package io.cantianupgrade.node.ssh;

import io.cantianupgrade.node.ShellWords;
import java.util.ArrayList;
import java.util.List;

/** How a command is spelled for the login shell: by sudo, when the user is not root. */
record CommandLine(boolean sudo) {

    /** With -H: programs that keep files in the home folder must not find the user's. */
    private static final List<String> SUDO = List.of("sudo", "-n", "-H", "--");

    private static final String BASH = "bash";
    /** So that bash is the only program that sudoers must name. */
    private static final List<String> BY_BASH = List.of(BASH, "-c", "exec \"$@\"", BASH);

    String of(List<String> argv) {
        if (!sudo) {
            return ShellWords.line(argv);
        }
        List<String> words = new ArrayList<>(SUDO);
        if (!argv.get(0).equals(BASH)) {
            words.addAll(BY_BASH);
        }
        words.addAll(argv);
        return ShellWords.line(words);
    }
}
