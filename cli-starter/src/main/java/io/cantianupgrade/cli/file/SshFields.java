package io.cantianupgrade.cli.file;

import java.util.List;

/** The fields of the section {@code ssh}. */
final class SshFields {
    static final List<String> KEYS =
            List.of("user", "identityFile", "passphrase", "agent", "certificate", "knownHosts", "jumpHost", "sudo");

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]{0,31}";

    static final Field USER = Field.text("user", "a user's name", "user: root", NAME);
    static final Field IDENTITY_FILE =
            Field.text("identityFile", "a private key", "identityFile: ~/.ssh/id_ed25519", ".+");
    static final Field PASSPHRASE = Fields.secret("passphrase", "passphrase: file:/root/secrets/key");
    static final Field AGENT = yesOrNo("agent");
    static final Field CERTIFICATE = Field.text(
            "certificate",
            "the OpenSSH certificate of the private key",
            "certificate: ~/.ssh/id_ed25519-cert.pub",
            ".+");
    static final Field KNOWN_HOSTS =
            Field.text("knownHosts", "a file with the nodes' host keys", "knownHosts: ~/.ssh/known_hosts", ".+");
    static final Field SUDO = yesOrNo("sudo");

    static final Field JUMP_HOST = new Field(
            "jumpHost",
            "a host, with user@ before it and :port behind it where they differ from ssh.user and 22",
            "jumpHost: operator@10.0.0.1:22",
            false,
            text -> JumpHostText.of(text, "root").isPresent());

    private SshFields() {}

    private static Field yesOrNo(String key) {
        return Field.text(key, "true or false", key + ": true", "true|false");
    }
}
