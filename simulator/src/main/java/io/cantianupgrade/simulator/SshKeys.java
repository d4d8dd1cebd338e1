package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Key pairs in OpenSSH's own file format, made once and then kept. */
final class SshKeys {

    private SshKeys() {}

    /** The key pair in a file, made when there is none yet; the file is readable by its owner only. */
    static KeyPair in(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                KeyPair pair =
                        SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519).generateKeyPair();
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (OutputStream out = Files.newOutputStream(file)) {
                    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "simulated", null, out);
                }
            }
            try (InputStream in = Files.newInputStream(file)) {
                return SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, null)
                        .iterator()
                        .next();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("no usable key in " + file, e);
        }
    }

    /** A line of known_hosts. */
    static String knownHost(String host, int port, PublicKey key) {
        return "[" + host + "]:" + port + " " + PublicKeyEntry.toString(key) + "\n";
    }
}
