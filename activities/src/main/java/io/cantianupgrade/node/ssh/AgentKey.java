package io.cantianupgrade.node.ssh;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** A login with a key that never leaves the agent: it signs, and we pass the signature on. */
final class AgentKey extends AuthPublickey {

    private static final int RSA_SHA2_256 = 2;
    private static final int RSA_SHA2_512 = 4;

    private final AgentClient agent;
    private final AgentClient.Identity identity;

    /** @param key that {@code identity} encodes */
    AgentKey(AgentClient agent, AgentClient.Identity identity, PublicKey key) {
        super(new PublicHalf(key, identity.comment()));
        this.agent = agent;
        this.identity = identity;
    }

    @Override
    protected SSHPacket putSig(SSHPacket request) throws UserAuthException {
        try {
            String algorithm = algorithm(request.getCompactData());
            byte[] data = new Buffer.PlainBuffer()
                    .putString(params.getTransport().getSessionID())
                    .putBuffer(request)
                    .getCompactData();
            return request.putBytes(agent.sign(identity, data, flags(algorithm)));
        } catch (IOException e) {
            throw new UserAuthException("the agent does not sign with its key " + identity.comment(), e);
        }
    }

    /** The one that the request names (RFC 4252, 7). */
    private static String algorithm(byte[] request) throws Buffer.BufferException {
        Buffer.PlainBuffer fields = new Buffer.PlainBuffer(request);
        fields.readByte();
        fields.readString(); // user
        fields.readString(); // service
        fields.readString(); // method
        fields.readBoolean();
        return fields.readString();
    }

    private static int flags(String algorithm) {
        if (algorithm.startsWith("rsa-sha2-512")) {
            return RSA_SHA2_512;
        }
        return algorithm.startsWith("rsa-sha2-256") ? RSA_SHA2_256 : 0;
    }

    private record PublicHalf(PublicKey key, String comment) implements KeyProvider {

        @Override
        public PrivateKey getPrivate() throws IOException {
            throw new IOException("the private key is the agent's");
        }

        @Override
        public PublicKey getPublic() {
            return key;
        }

        @Override
        public KeyType getType() {
            return KeyType.fromKey(key);
        }
    }
}
