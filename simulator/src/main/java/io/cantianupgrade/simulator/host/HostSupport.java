package io.cantianupgrade.simulator.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether this machine can have hosts at all. */
public final class HostSupport {

    private HostSupport() {}

    /** What hosts need that is not here, in words; empty when they can be started. */
    public static Optional<String> missing() {
        return Probed.MISSING;
    }

    /** Asked once in the life of this process. */
    private static final class Probed {
        static final Optional<String> MISSING = probe();

        private static Optional<String> probe() {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"), "cantian-host-probe-" + Owner.word());
            String answer = Machine.run(
                    List.of("bash", Machine.script(folder, "probe.sh").toString()));
            folder.resolve("probe.sh").toFile().delete();
            folder.toFile().delete();
            return Optional.of(answer.strip()).filter(text -> !text.isEmpty());
        }
    }
}
