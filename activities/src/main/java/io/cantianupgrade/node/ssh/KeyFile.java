package io.cantianupgrade.node.ssh;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** A login with a private key in a file: first with its certificate, when it has one, then by itself. */
final class KeyFile {

    private final SshSpec ssh;
    private final Function<SecretRef, Secret> secrets;

    KeyFile(SshSpec ssh, Function<SecretRef, Secret> secrets) {
        this.ssh = ssh;
        this.secrets = secrets;
    }

    /** @throws ProblemException {@code SSH_KEY_UNUSABLE}, or what the passphrase's secret says */
    List<AuthMethod> methods(SSHClient client, Hop hop) {
        KeyProvider key = opened(client, hop);
        List<AuthMethod> methods = new ArrayList<>();
        certificate().ifPresent(file -> methods.add(new AuthPublickey(new Certified(key, certificate(file, hop)))));
        methods.add(new AuthPublickey(key));
        return methods;
    }

    String words() {
        return "the key " + ssh.identityFile()
                + certificate().map(file -> " and its certificate " + file).orElse("");
    }

    private Optional<Path> certificate() {
        return ssh.certificate().map(Path::of).or(() -> Optional.of(Path.of(ssh.identityFile() + "-cert.pub"))
                .filter(Files::isRegularFile));
    }

    /** Opened now, and not in the middle of a login, so that a wrong passphrase is told from a key that is not wanted. */
    private KeyProvider opened(SSHClient client, Hop hop) {
        Optional<Secret> passphrase = ssh.passphrase().map(secrets);
        try {
            String text = Files.readString(Path.of(ssh.identityFile()));
            KeyProvider key = client.loadKeys(
                    text,
                    null,
                    passphrase
                            .map(secret -> PasswordUtils.createOneOff(secret.characters()))
                            .orElse(null));
            key.getPrivate();
            return key;
        } catch (KeyDecryptionFailedException e) {
            throw ssh.passphrase().isPresent() ? passphraseWrong(hop, e) : passphraseMissing(hop, e);
        } catch (IOException | SSHRuntimeException e) {
            throw SshProblems.keyUnusable(
                    hop,
                    "a private key in " + ssh.identityFile(),
                    "that it cannot be read: " + e.getMessage(),
                    "ssh-keygen -y -f " + ssh.identityFile()
                            + "   must print the public key; the file belongs to the worker's user",
                    e);
        } finally {
            passphrase.ifPresent(Secret::close);
        }
    }

    private ProblemException passphraseWrong(Hop hop, Exception cause) {
        return SshProblems.keyUnusable(
                hop,
                "that " + ssh.passphrase().orElseThrow() + " opens the private key " + ssh.identityFile(),
                "that it does not",
                "ssh-keygen -y -f " + ssh.identityFile() + "   asks for the passphrase and says whether it is right",
                cause);
    }

    private ProblemException passphraseMissing(Hop hop, Exception cause) {
        return SshProblems.keyUnusable(
                hop,
                "a private key that opens without a passphrase, because ssh.passphrase is not set",
                ssh.identityFile() + " encrypted",
                "name the passphrase in the cluster file, for example  passphrase: file:/root/secrets/key, or use  agent: true",
                cause);
    }

    private static PublicKey certificate(Path file, Hop hop) {
        try {
            String[] words = Files.readString(file).strip().split("\\s+");
            return new Buffer.PlainBuffer(Base64.getDecoder().decode(words[Math.min(1, words.length - 1)]))
                    .readPublicKey();
        } catch (IOException | IllegalArgumentException | SSHRuntimeException e) {
            throw SshProblems.keyUnusable(
                    hop,
                    "an OpenSSH certificate in " + file,
                    "that it cannot be read: " + e.getMessage(),
                    "ssh-keygen -L -f " + file + "   must show it",
                    e);
        }
    }

    private record Certified(KeyProvider key, PublicKey certificate) implements KeyProvider {

        @Override
        public PrivateKey getPrivate() throws IOException {
            return key.getPrivate();
        }

        @Override
        public PublicKey getPublic() {
            return certificate;
        }

        @Override
        public KeyType getType() {
            return KeyType.fromKey(certificate);
        }
    }
}
