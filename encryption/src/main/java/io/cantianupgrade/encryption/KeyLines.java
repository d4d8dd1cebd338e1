package io.cantianupgrade.encryption;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the text of a key file: {@code KEY-ID BASE64} on each line, blank lines and lines that begin with {@code #} aside. What is
 * wrong is noted with its line; the key itself is never shown.
 */
final class KeyLines {

    private final List<EncryptionKey> keys = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    KeyLines(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(i + 1, line.split("\\s+"));
            }
        }
        if (keys.isEmpty() && mistakes.isEmpty()) {
            mistakes.add("expected at least one line KEY-ID BASE64, found none");
        }
    }

    List<EncryptionKey> keys() {
        return List.copyOf(keys);
    }

    /** Empty when every line is right. */
    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private void read(int line, String[] words) {
        if (words.length != 2) {
            note(line, "expected KEY-ID BASE64, found " + (words.length == 1 ? "one word" : words.length + " words"));
        } else if (!EncryptionKey.isId(words[0])) {
            note(line, "expected an id of 1 to 32 of A-Z, a-z, 0-9, '.', '_' and '-', found another word");
        } else if (!ids.add(words[0])) {
            note(line, "the id " + words[0] + " stands there a second time");
        } else {
            readKey(line, words[0], words[1]);
        }
    }

    private void readKey(int line, String id, String base64) {
        try {
            byte[] value = Base64.getDecoder().decode(base64);
            if (value.length == EncryptionKey.BYTES) {
                keys.add(EncryptionKey.of(id, value));
            } else {
                note(line, "the key %s has %d bytes instead of %d".formatted(id, value.length, EncryptionKey.BYTES));
            }
        } catch (IllegalArgumentException notBase64) {
            note(line, "the key " + id + " is not base64");
        }
    }

    private void note(int line, String mistake) {
        mistakes.add("line " + line + ": " + mistake);
    }
}
