package io.cantianupgrade.cli.file;

import io.cantianupgrade.cli.file.YamlNode.Scalar;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.cluster.SshSpec.JumpHost;
import io.cantianupgrade.model.SecretRef;
import java.util.List;
import java.util.Optional;

/** The section {@code ssh}: who logs in, with what, by which way. */
final class SshSection {
    private final Section top;
    private final LocalFiles files;
    private final Optional<Section> section;

    SshSection(Section top, LocalFiles files) {
        this.top = top;
        this.files = files;
        this.section = top.section("ssh", "ssh: { user: root }", SshFields.KEYS);
    }

    /** @param used whether a node is reached over SSH; otherwise no file need be there */
    SshSpec read(boolean used) {
        String user = text(SshFields.USER).orElse("root");
        boolean agent = isTrue(SshFields.AGENT);
        if (agent) {
            noteBesideAgent(SshFields.IDENTITY_FILE);
            noteBesideAgent(SshFields.PASSPHRASE);
            noteBesideAgent(SshFields.CERTIFICATE);
        }
        Optional<JumpHost> jump = text(SshFields.JUMP_HOST).flatMap(text -> JumpHostText.of(text, user));
        return new SshSpec(
                user,
                agent ? "" : file(SshFields.IDENTITY_FILE, LocalFiles.usualKeys(), used),
                file(SshFields.KNOWN_HOSTS, List.of("~/.ssh/known_hosts"), used),
                agent ? Optional.empty() : passphrase(),
                agent,
                agent ? Optional.empty() : certificate(),
                jump,
                isTrue(SshFields.SUDO));
    }

    private Optional<String> text(Field field) {
        return section.flatMap(s -> s.optional(field)).map(Scalar::text);
    }

    private boolean isTrue(Field field) {
        return text(field).map(Boolean::parseBoolean).orElse(false);
    }

    private Optional<SecretRef> passphrase() {
        return section.flatMap(s -> s.optional(SshFields.PASSPHRASE)
                        .map(scalar -> files.existingSecret(s, SshFields.PASSPHRASE, scalar)))
                .filter(SecretRef::isOne)
                .map(SecretRef::new);
    }

    private Optional<String> certificate() {
        return section.flatMap(
                s -> s.optional(SshFields.CERTIFICATE).map(scalar -> files.existing(s, SshFields.CERTIFICATE, scalar)));
    }

    private String file(Field field, List<String> usual, boolean used) {
        if (section.isPresent() && section.get().has(field.key())) {
            Section ssh = section.get();
            return ssh.optional(field).map(s -> files.existing(ssh, field, s)).orElse("");
        }
        int line = section.map(Section::line).orElse(top.line());
        return used ? files.usual(line, "ssh." + field.key(), field, usual) : "";
    }

    /** The agent has the keys, and their certificates; a key in a file beside it would be a second answer. */
    private void noteBesideAgent(Field field) {
        section.filter(s -> s.has(field.key())).ifPresent(s -> top.mistakes()
                .add(s.line(), s.path(field.key()), "either this field or agent: true", "both", "remove one of them"));
    }
}
