package io.cantianupgrade.cantian;

import io.cantianupgrade.model.Version;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A release package, {@code Cantian_<version>_<arch>_RELEASE.tgz}, read once from its beginning to its end.
 *
 * @param sha256 of the archive, 64 hexadecimal digits
 * @param versions text of {@code versions.yml}
 * @param upgradeScript text of {@code action/upgrade.sh}
 * @param packagesInRepo entries of {@code repo/}
 */
public record ReleaseArchive(
        String sha256,
        String versions,
        Optional<String> whiteList,
        Optional<String> upgradeScript,
        int packagesInRepo) {

    private static final String TOP = "cantian_connector/";
    private static final String WHITE_LIST = TOP + "action/white_list.txt";
    private static final String UPGRADE_SCRIPT = TOP + "action/" + ReleaseScript.UPGRADE;
    private static final String VERSIONS = TOP + "versions.yml";
    private static final Set<String> WANTED = Set.of(VERSIONS, WHITE_LIST, UPGRADE_SCRIPT);

    /**
     * @throws IOException when the file is no gzipped tar, is cut off, or is not there
     * @throws IllegalArgumentException when it holds no {@code cantian_connector/versions.yml}
     */
    public static ReleaseArchive read(Path file) throws IOException {
        MessageDigest digest = newDigest();
        Map<String, String> texts = new HashMap<>();
        Set<String> repo = new TreeSet<>();
        try (InputStream raw = new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), digest))) {
            TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(raw));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().replaceFirst("^\\./", "");
                if (WANTED.contains(name)) {
                    texts.put(name, new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
                if (name.matches(TOP + "repo/[^/]+")) {
                    repo.add(name);
                }
            }
            raw.transferTo(OutputStream.nullOutputStream()); // The checksum is of the whole file, padding included.
        }
        if (!texts.containsKey(VERSIONS)) {
            throw new IllegalArgumentException("no " + VERSIONS + " in it");
        }
        return new ReleaseArchive(
                HexFormat.of().formatHex(digest.digest()),
                texts.get(VERSIONS),
                Optional.ofNullable(texts.get(WHITE_LIST)),
                Optional.ofNullable(texts.get(UPGRADE_SCRIPT)),
                repo.size());
    }

    /** The version that the package installs. */
    public Optional<Version> version() {
        return VersionsFile.parse(versions);
    }

    /** What the steps need and {@code upgrade.sh} does not offer, in words; empty when all is there. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        if (upgradeScript.isEmpty()) {
            missing.add(UPGRADE_SCRIPT);
            return missing;
        }
        String script = upgradeScript.get();
        for (String function : ReleaseScript.UPGRADE_FUNCTIONS) {
            if (!Pattern.compile("(?m)^\\s*(function\\s+)?" + function + "\\s*(\\(\\s*\\))?\\s*\\{?\\s*$")
                    .matcher(script)
                    .find()) {
                missing.add("function " + function + " of " + UPGRADE_SCRIPT);
            }
        }
        if (!script.stripTrailing().endsWith("\nmain")) {
            missing.add("the last line 'main' of " + UPGRADE_SCRIPT);
        }
        return missing;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
