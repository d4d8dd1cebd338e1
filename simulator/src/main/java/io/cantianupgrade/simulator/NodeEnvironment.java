package io.cantianupgrade.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts programs as a node would: in its root, with nothing but its own environment. */
record NodeEnvironment(Path folder, Path root) {

    /** The variable that marks every process of a cluster with its folder. */
    static final String CLUSTER = "SIM_CLUSTER";

    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    Process start(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", command).directory(root.toFile());
        Map<String, String> environment = builder.environment();
        String ours = environment.getOrDefault("PATH", "");
        environment.clear();
        environment.put("SIM_ROOT", root.toString());
        environment.put(CLUSTER, folder.toString());
        environment.put(
                "PATH", root + "/usr/local/simulator/bin:" + root + "/usr/local/bin:" + SYSTEM_PATH + ":" + ours);
        environment.put("HOME", root + "/root");
        environment.put("USER", "root");
        environment.put("LOGNAME", "root");
        environment.put("SHELL", "/bin/bash");
        environment.put("TMPDIR", root + "/tmp");
        environment.put("LANG", "C.UTF-8");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return builder.start();
    }
}
