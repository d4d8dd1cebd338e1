package io.cantianupgrade.node;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password in memory, for as short as can be. It never prints itself. */
public final class Secret implements AutoCloseable {

    private final char[] characters;

    /** Takes the array over: {@link #close()} wipes it. */
    public Secret(char[] characters) {
        this.characters = characters;
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
