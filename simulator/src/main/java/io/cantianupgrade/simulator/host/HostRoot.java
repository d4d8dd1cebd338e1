package io.cantianupgrade.simulator.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The root of one host: an overlay over this machine's, with accounts, SSH server and sudo of its own. It stays while the host is off,
 * and the machine sees it too, in the folder of the group.
 */
final class HostRoot {

    /** Name, user id, group id, home, shell. */
    private static final List<String> ACCOUNTS = List.of(
            "operator:x:6100:6100::/home/operator:/bin/bash",
            "cantian:x:6000:1100::/home/cantian:/sbin/nologin",
            "ctmgruser:x:6004:1100::/home/ctmgruser:/sbin/nologin",
            "ctdba:x:5000:5000::/home/ctdba:/bin/bash");

    private static final List<String> GROUPS =
            List.of("operators:x:6100:", "cantiangroup:x:1100:cantian,ctmgruser", "ctdba:x:5000:cantian");

    private static final int TRIES = 20;

    private final HostSettings settings;
    private final String name;

    HostRoot(HostSettings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    Path path() {
        return settings.folder().resolve(name);
    }

    Path disk() {
        return settings.folder().resolve("disks").resolve(name);
    }

    Path scripts() {
        return disk().resolveSibling(name + "-scripts");
    }

    Path hostKey() {
        return settings.folder().resolve("ssh/key-of-" + name);
    }

    /** Mounts it, empty. */
    void create(String address) {
        Machine.run(List.of(
                "bash",
                Machine.script(scripts(), "furnish.sh").toString(),
                Owner.word(),
                disk().toString(),
                path().toString(),
                settings.disk(),
                Machine.script(scripts(), "second.sh").toString()));
        try {
            addAccounts();
            setUpSsh();
            write("etc/hostname", name + "\n");
            write("etc/hosts", "127.0.0.1 localhost\n" + address + " " + name + "\n");
            setUpSudo();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addAccounts() throws IOException {
        append("etc/passwd", ACCOUNTS);
        append("etc/group", GROUPS);
        append(
                "etc/shadow",
                ACCOUNTS.stream()
                        .map(line -> nameIn(line) + ":*:19000:0:99999:7:::")
                        .toList());
        for (String account : ACCOUNTS) {
            String[] fields = account.split(":");
            Path home = Files.createDirectories(path().resolve(fields[5].substring(1)));
            Files.setAttribute(home, "unix:uid", Integer.parseInt(fields[2]));
            Files.setAttribute(home, "unix:gid", Integer.parseInt(fields[3]));
        }
    }

    /** The machine may have accounts of the same name; those of the host are the ones that count. */
    private void append(String file, List<String> lines) throws IOException {
        List<String> ours = lines.stream().map(HostRoot::nameIn).toList();
        try (Stream<String> theirs = Files.lines(Path.of("/" + file))) {
            write(
                    file,
                    Stream.concat(theirs.filter(line -> !ours.contains(nameIn(line))), lines.stream())
                            .map(line -> line + "\n")
                            .collect(Collectors.joining()));
        }
    }

    private static String nameIn(String line) {
        return line.split(":", 2)[0];
    }

    private void setUpSsh() throws IOException {
        Files.copy(SshKey.in(hostKey()).file(), path().resolve("etc/ssh/host_key"));
        write("etc/ssh/authorized_keys", SshKey.in(settings.identityFile()).publicKey() + "\n");
        write("etc/ssh/sshd_config", """
                HostKey /etc/ssh/host_key
                AuthorizedKeysFile /etc/ssh/authorized_keys
                PermitRootLogin prohibit-password
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                UseDNS no
                Subsystem sftp internal-sftp
                SetEnv %s
                """.formatted(settings.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining(" "))));
    }

    private void setUpSudo() throws IOException {
        Map<String, String> environment = settings.environment();
        write("etc/sudoers", """
                Defaults env_reset
                Defaults secure_path="%s"
                Defaults env_keep += "%s"
                root ALL=(ALL:ALL) ALL
                @includedir /etc/sudoers.d
                """.formatted(
                        environment.get("PATH"),
                        environment.keySet().stream()
                                .filter(variable -> !variable.equals("PATH"))
                                .collect(Collectors.joining(" "))));
        protect("etc/sudoers");
        sudoers(settings.sudoers());
    }

    /** Gives rights, in the format of sudoers(5), instead of those that were given before. */
    void sudoers(String text) throws IOException {
        String file = "etc/sudoers.d/upgrade";
        Files.deleteIfExists(path().resolve(file));
        write(file, text + "\n");
        protect(file);
    }

    private void protect(String file) throws IOException {
        Files.setPosixFilePermissions(path().resolve(file), PosixFilePermissions.fromString("r--r-----"));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(path().resolve(file), text);
    }

    /** The disk becomes as small as what is on it: that costs nothing, however big it was. */
    void fill() {
        for (int tried = 1; !resized(Long.toString(used())); tried++) {
            if (tried == TRIES) {
                throw new IllegalStateException("more is written to " + disk() + " than it can be filled");
            }
        }
    }

    void free() {
        if (!resized(settings.disk())) {
            throw new IllegalStateException(disk() + " does not grow");
        }
    }

    private long used() {
        try {
            FileStore store = Files.getFileStore(disk());
            return store.getTotalSpace() - store.getUnallocatedSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not while more is on the disk than that. */
    private boolean resized(String size) {
        try {
            Machine.run(List.of("mount", "-o", "remount,size=" + size, disk().toString()));
            return true;
        } catch (UncheckedIOException tooSmall) {
            return false;
        }
    }

    /** Nothing of it is left but the folders, empty. */
    void remove() {
        List<String> ours = Abandoned.mounts(Owner.word()::equals);
        for (Path mount : List.of(path(), disk())) {
            if (ours.contains(mount.toString())) {
                Machine.run(List.of("umount", "--lazy", mount.toString()));
            }
        }
    }
}
