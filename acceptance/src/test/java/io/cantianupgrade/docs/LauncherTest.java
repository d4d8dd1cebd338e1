package io.cantianupgrade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.worker.install.NodeUnit;
import org.junit.jupiter.api.Test;

/** The launcher starts a node's worker as its unit does. */
class LauncherTest {

    @Test
    void aWorkerOfANodeHasTheOptionsOfItsUnit() {
        assertThat(Pages.text("cantian-upgrade").split("[\\s()]+"))
                .contains(NodeUnit.JVM_OPTIONS.toArray(String[]::new));
    }
}
