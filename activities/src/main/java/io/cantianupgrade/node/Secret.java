package io.cantianupgrade.node;

import io.cantianupgrade.model.SecretRef;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A password in memory, for as short as can be. It never prints itself. */
public final class Secret implements AutoCloseable {

    private final Optional<SecretRef> reference;
    private final char[] characters;

    /** Takes the array over: {@link #close()} wipes it. */
    public Secret(char[] characters) {
        this(Optional.empty(), characters);
    }

    /** The same, of a secret that others know by this name. */
    public Secret(SecretRef reference, char[] characters) {
        this(Optional.of(reference), characters);
    }

    private Secret(Optional<SecretRef> reference, char[] characters) {
        this.reference = reference;
        this.characters = characters;
    }

    /** The name by which another worker finds the secret, if it has one. */
    public Optional<SecretRef> reference() {
        return reference;
    }

    /** A copy, which the caller wipes. */
    public char[] characters() {
        return characters.clone();
    }

    /** The secret and a line end, in UTF-8: what a program reads that asks for a password. */
    byte[] line() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] line = new byte[encoded.remaining() + 1];
        encoded.get(line, 0, line.length - 1);
        line[line.length - 1] = '\n';
        encoded.clear();
        encoded.put(new byte[encoded.capacity()]);
        return line;
    }

    /** Whether a shell's plain {@code read} gives it back unchanged: that eats backslashes, and blanks at both ends. */
    public boolean survivesRead() {
        for (char character : characters) {
            if (character == '\\') {
                return false;
            }
        }
        return characters.length == 0
                || (!Character.isWhitespace(characters[0])
                        && !Character.isWhitespace(characters[characters.length - 1]));
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "***";
    }
}
