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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
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
 * @param templates texts of {@code config_params.json} and {@code config_params_file.json}, by name
 * @param connectorScript text of {@code for_mysql_official/patch.sh}, which names the connector archive
 * @param repo names in {@code repo/}
 */
public record ReleaseArchive(
        String sha256,
        String versions,
        Optional<String> whiteList,
        Optional<String> upgradeScript,
        Map<String, String> templates,
        Optional<String> connectorScript,
        List<String> repo) {

    private static final String TOP = "cantian_connector/";
    private static final String WHITE_LIST = TOP + "action/white_list.txt";
    private static final String UPGRADE_SCRIPT = TOP + "action/" + ReleaseScript.UPGRADE;
    private static final String VERSIONS = TOP + "versions.yml";
    private static final String TEMPLATE = TOP + "action/config_params.json";
    private static final String TEMPLATE_FILE = TOP + "action/config_params_file.json";
    private static final String CONNECTOR_SCRIPT = TOP + "for_mysql_official/patch.sh";
    private static final String REPO = TOP + "repo/";
    private static final Set<String> WANTED =
            Set.of(VERSIONS, WHITE_LIST, UPGRADE_SCRIPT, TEMPLATE, TEMPLATE_FILE, CONNECTOR_SCRIPT);
    private static final Pattern BUILT_FOR = Pattern.compile(".*[._](x86_64|aarch64)\\.(rpm|tgz)");
    private static final Pattern CONNECTOR = Pattern.compile("Cantian_connector_\\w+\\.tgz");

    public ReleaseArchive {
        templates = Map.copyOf(templates);
        repo = List.copyOf(repo);
    }

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
                if (name.matches(REPO + "[^/]+/?")) {
                    repo.add(name.substring(REPO.length()));
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
                templates(texts),
                Optional.ofNullable(texts.get(CONNECTOR_SCRIPT)),
                List.copyOf(repo));
    }

    private static Map<String, String> templates(Map<String, String> texts) {
        Map<String, String> templates = new HashMap<>();
        for (String name : List.of(TEMPLATE, TEMPLATE_FILE)) {
            if (texts.containsKey(name)) {
                templates.put(name.substring(name.lastIndexOf('/') + 1), texts.get(name));
            }
        }
        return templates;
    }

    /** The processors that its packages are built for, as {@code uname -m} says it; one in a release that is right. */
    public Set<String> architectures() {
        Set<String> architectures = new TreeSet<>();
        for (String name : repo) {
            Matcher built = BUILT_FOR.matcher(name);
            if (built.matches()) {
                architectures.add(built.group(1));
            }
        }
        return architectures;
    }

    /** The name of the connector archive that belongs to it, when it says one. */
    public Optional<String> connector() {
        return connectorScript.map(CONNECTOR::matcher).filter(Matcher::find).map(Matcher::group);
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
