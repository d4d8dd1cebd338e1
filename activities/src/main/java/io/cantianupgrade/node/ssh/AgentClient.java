package io.cantianupgrade.node.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;

/** Asks an SSH agent for its keys and its signatures (draft-miller-ssh-agent). Each question is a connection of its own. */
final class AgentClient {

    private static final byte FAILURE = 5;
    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES_ANSWER = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGN_RESPONSE = 14;
    private static final int LONGEST = 256 * 1024;

    /** Long enough for somebody who has to confirm the use of a key. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path socket;

    AgentClient(Path socket) {
        this.socket = socket;
    }

    /** A public key, or a certificate, as SSH encodes it. */
    static final class Identity {

        private final byte[] blob;
        private final String comment;

        private Identity(byte[] blob, String comment) {
            this.blob = blob;
            this.comment = comment;
        }

        PublicKey key() throws IOException {
            return new Buffer.PlainBuffer(blob).readPublicKey();
        }

        String comment() {
            return comment;
        }
    }

    List<Identity> identities() throws IOException {
        Buffer.PlainBuffer answer = ask(new Buffer.PlainBuffer().putByte(REQUEST_IDENTITIES), IDENTITIES_ANSWER);
        List<Identity> identities = new ArrayList<>();
        for (int left = answer.readUInt32AsInt(); left > 0; left--) {
            identities.add(new Identity(answer.readBytes(), answer.readString()));
        }
        return identities;
    }

    /** The signature with the name of its algorithm before it, as SSH encodes it. */
    byte[] sign(Identity identity, byte[] data, int flags) throws IOException {
        Buffer.PlainBuffer request = new Buffer.PlainBuffer()
                .putByte(SIGN_REQUEST)
                .putBytes(identity.blob)
                .putBytes(data)
                .putUInt32(flags);
        return ask(request, SIGN_RESPONSE).readBytes();
    }

    private Buffer.PlainBuffer ask(Buffer.PlainBuffer request, byte expected) throws IOException {
        byte[] message = request.getCompactData();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (SocketChannel agent = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                Selector selector = Selector.open()) {
            ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + message.length)
                    .putInt(message.length)
                    .put(message)
                    .flip();
            while (out.hasRemaining()) {
                agent.write(out);
            }
            agent.configureBlocking(false);
            agent.register(selector, SelectionKey.OP_READ);
            int length = read(agent, selector, Integer.BYTES, deadline).getInt();
            if (length < 1 || length > LONGEST) {
                throw new IOException("an answer of " + length + " bytes");
            }
            Buffer.PlainBuffer answer = new Buffer.PlainBuffer(
                    read(agent, selector, length, deadline).array());
            byte kind = answer.readByte();
            if (kind != expected) {
                throw new IOException(kind == FAILURE ? "it refuses" : "an answer of kind " + kind);
            }
            return answer;
        } catch (Buffer.BufferException e) {
            throw new IOException("an answer that makes no sense", e);
        }
    }

    private static ByteBuffer read(SocketChannel agent, Selector selector, int bytes, long deadline)
            throws IOException {
        ByteBuffer in = ByteBuffer.allocate(bytes);
        while (in.hasRemaining()) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new IOException("no answer within " + PATIENCE.toSeconds() + " s");
            }
            selector.select(left);
            selector.selectedKeys().clear();
            if (agent.read(in) < 0) {
                throw new EOFException("it closed the connection");
            }
        }
        return in.flip();
    }
}
