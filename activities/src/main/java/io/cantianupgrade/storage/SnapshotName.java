package io.cantianupgrade.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A name that the array takes: letters, digits and underscores, at most 255. The name follows from the operation and the file
 * system alone, so that a worker that remembers nothing finds the snapshot again.
 */
public record SnapshotName(String value) {

    private static final int LONGEST = 255;
    private static final int HASH_LENGTH = 16;
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_]{1," + LONGEST + "}");

    public SnapshotName {
        if (!LEGAL.matcher(value).matches()) {
            throw new IllegalArgumentException("a snapshot name has 1 to 255 letters, digits and underscores");
        }
    }

    /** Whether the array would take this name, and this type with it. */
    public static boolean isOne(String name) {
        return LEGAL.matcher(name).matches();
    }

    /** {@code cantian_<operationId>_<fileSystem>}; what the array does not take becomes {@code _}, what is too long ends in a hash. */
    public static SnapshotName of(String operationId, String fileSystem) {
        String whole = "cantian_" + operationId + "_" + fileSystem;
        String legal = whole.replaceAll("[^A-Za-z0-9_]", "_");
        if (legal.length() <= LONGEST) {
            return new SnapshotName(legal);
        }
        return new SnapshotName(legal.substring(0, LONGEST - HASH_LENGTH - 1) + "_" + hash(whole));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
