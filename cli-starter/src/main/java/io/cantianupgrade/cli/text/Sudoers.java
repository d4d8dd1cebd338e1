package io.cantianupgrade.cli.text;

import java.util.List;

/** The sudo rules that a user other than root needs on a node, as a file for {@code /etc/sudoers.d}. */
public final class Sudoers {

    private Sudoers() {}

    /** @param user a name that needs no quoting in sudoers */
    public static List<String> of(String user) {
        return List.of(
                "# /etc/sudoers.d/cantian-upgrade, mode 0440, on every node of the cluster. Check it with: visudo -c",
                "#",
                "# Who may upgrade Cantian is root on the node, and these rules do not hide it: the release's scripts run as",
                "# root and come from outside. bash is the one program that is called; it runs the jobs and the scripts.",
                "# What sudo gives is a login without root, a key of one's own, and a line in the log for every command.",
                "Cmnd_Alias CANTIAN_UPGRADE = /usr/bin/bash, /bin/bash",
                user + " ALL=(root) NOPASSWD: CANTIAN_UPGRADE",
                "",
                "# There is no terminal, and nobody to ask.",
                "Defaults:" + user + " !requiretty",
                "# Passwords go through standard input; sudo must not record it, nor put a terminal in between.",
                "Defaults:" + user + " !log_input, !log_output, !use_pty",
                "# What the scripts find does not depend on who logs in.",
                "Defaults:" + user
                        + " env_reset, secure_path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    }
}
