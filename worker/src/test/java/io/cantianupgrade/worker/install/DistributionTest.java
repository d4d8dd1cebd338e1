package io.cantianupgrade.worker.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

    @TempDir
    Path folder;

    @Test
    void isNamedAfterItsBytesAndNotAfterItsTimes() throws IOException {
        Path jar = Files.writeString(folder.resolve("cli-starter.jar"), "one");
        Distribution distribution = new Distribution(List.of(jar));
        String id = distribution.id();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertThat(distribution.id()).isEqualTo(id).matches("[0-9a-f]{12}");
        Files.writeString(jar, "two");
        assertThat(distribution.id()).isNotEqualTo(id);
    }
}
