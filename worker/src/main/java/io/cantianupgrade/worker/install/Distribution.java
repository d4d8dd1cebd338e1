package io.cantianupgrade.worker.install;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The jars that this process runs from.
 *
 * @param jars in order of their names
 */
public record Distribution(List<Path> jars) {

    private static final int SHORT = 12;

    /** @throws IllegalStateException when it runs from folders of classes, as in an IDE */
    public static Distribution ofThisProcess() {
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .sorted(Comparator.comparing(jar -> jar.getFileName().toString()))
                .toList();
        if (jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("cli-starter"))) {
            throw new IllegalStateException("the program does not run from its jars");
        }
        return new Distribution(jars);
    }

    /** The same for the same bytes, whatever their times. */
    public String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path jar : jars) {
                try (InputStream in =
                        new DigestInputStream(new BufferedInputStream(Files.newInputStream(jar)), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A tar.gz of the jars, removed when this process ends. */
    public Path archive() {
        try {
            Path archive = Files.createTempFile("cantian-upgrade-worker", ".tar.gz");
            archive.toFile().deleteOnExit();
            try (TarArchiveOutputStream tar =
                    new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
                for (Path jar : jars) {
                    TarArchiveEntry entry =
                            new TarArchiveEntry(jar.toFile(), jar.getFileName().toString());
                    entry.setUserId(0);
                    entry.setGroupId(0);
                    entry.setMode(0644);
                    tar.putArchiveEntry(entry);
                    Files.copy(jar, tar);
                    tar.closeArchiveEntry();
                }
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
