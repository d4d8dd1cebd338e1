package io.cantianupgrade.node.ssh;

import io.cantianupgrade.node.CommandResult;

/** Why {@code sudo -n} did not run a command, by the words that sudo has for it in the C locale. */
enum SudoRefusal {
    NOT_INSTALLED("sudo is not installed", "install sudo on the node"),
    ASKS_FOR_A_PASSWORD("sudo asks for a password, as it also does when there is no rule for this command", ""),
    NOT_ALLOWED("sudo allows this user other commands, and not this one", ""),
    WANTS_A_TERMINAL("sudo wants a terminal (requiretty)", ""),
    OTHER("sudo did not run it", "");

    private final String found;
    private final String special;

    SudoRefusal(String found, String special) {
        this.found = found;
        this.special = special;
    }

    static SudoRefusal of(CommandResult refused) {
        String said = refused.errors();
        if (refused.exitCode() == 127) {
            return NOT_INSTALLED;
        }
        if (said.contains("a password is required")) {
            return ASKS_FOR_A_PASSWORD;
        }
        if (said.contains("not allowed to") || said.contains("not in the sudoers file")) {
            return NOT_ALLOWED;
        }
        return said.contains("must have a tty") || said.contains("no tty present") ? WANTS_A_TERMINAL : OTHER;
    }

    String found() {
        return found;
    }

    String remedy(String user) {
        return special.isEmpty()
                ? "cantian-upgrade sudoers   prints the rules for " + user
                        + "; put them into /etc/sudoers.d/cantian-upgrade on the node, and check them with: visudo -c"
                : special;
    }
}
