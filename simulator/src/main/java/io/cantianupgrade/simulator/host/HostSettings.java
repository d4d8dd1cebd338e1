package io.cantianupgrade.simulator.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the hosts of a group have in common.
 *
 * @param folder where their roots, disks and keys are
 * @param folders of the machine that every host sees
 * @param environment of every command, whoever logs in
 * @param disk what a host can write at most, as {@code mount} reads it
 */
record HostSettings(
        Path folder, List<SharedFolder> folders, Map<String, String> environment, String sudoers, String disk) {

    Path identityFile() {
        return folder.resolve("ssh/id_ed25519");
    }

    /** A folder of the machine, and where hosts see it. */
    record SharedFolder(Path folder, String at) {}
}
