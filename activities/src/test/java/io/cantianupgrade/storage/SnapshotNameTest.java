package io.cantianupgrade.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SnapshotNameTest {

    @Test
    void theNameFollowsFromOperationAndFileSystem() {
        assertThat(SnapshotName.of("op-1", "page.fs").value()).isEqualTo("cantian_op_1_page_fs");
    }

    @Test
    void arrayT13_aLongNameIsShortenedAndStaysItsOwn() {
        String first = SnapshotName.of("op", "f".repeat(255) + "1").value();
        String second = SnapshotName.of("op", "f".repeat(255) + "2").value();
        assertThat(first).hasSize(255).matches("[A-Za-z0-9_]+").isNotEqualTo(second);
    }

    @Test
    void charactersThatTheArrayDoesNotTakeAreReplaced() {
        assertThat(SnapshotName.of("op", "数据-fs").value()).isEqualTo("cantian_op____fs");
    }
}
