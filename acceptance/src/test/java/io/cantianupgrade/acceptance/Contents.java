package io.cantianupgrade.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What files hold, with their modes, in words that are the same for a site and its fork. */
final class Contents {

    private final Path cluster;
    private final Pattern ignored;

    /**
     * @param cluster the folder that all paths are below of, in names and in texts
     * @param ignored files that change while everything stays as it is
     */
    Contents(Path cluster, String ignored) {
        this.cluster = cluster;
        this.ignored = Pattern.compile(ignored);
    }

    void addTo(Map<String, String> found, Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = cluster.relativize(file).toString();
                if (!ignored.matcher(name).find()) {
                    found.put(name, modes(file) + " " + content(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what differs, so that a test that fails can be read. */
    static Map<String, String> differences(Map<String, String> before, Map<String, String> now) {
        Map<String, String> found = new TreeMap<>();
        before.forEach((name, was) -> {
            if (!was.equals(now.get(name))) {
                found.put(name, was + " became " + now.get(name));
            }
        });
        now.forEach((name, is) -> {
            if (!before.containsKey(name)) {
                found.put(name, "new: " + is);
            }
        });
        return found;
    }

    /** The release's own backup takes rights from some kinds of files, so they come back with fewer. */
    private static String modes(Path file) throws IOException {
        if (file.toString().matches(".*\\.(txt|cfg|xml)")) {
            return "-";
        }
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** A short text itself, so that a difference can be read; else its hash. */
    private String content(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace(cluster + "/", "/");
        return text.length() < 100 && text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127))
                ? String.join(" | ", List.of(text.split("\n")))
                : hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
