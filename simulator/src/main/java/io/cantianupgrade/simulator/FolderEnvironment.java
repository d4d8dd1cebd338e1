package io.cantianupgrade.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A node whose "/" is a folder: its programs are told so by a variable, and run with nothing but its own environment. */
record FolderEnvironment(Path folder, Path root) implements NodeEnvironment {

    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    @Override
    public boolean isHost() {
        return false;
    }

    @Override
    public Process start(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", command).directory(root.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables());
        return builder.start();
    }

    @Override
    public Map<String, String> variables() {
        Map<String, String> environment = new HashMap<>();
        String ours = System.getenv().getOrDefault("PATH", "");
        environment.put(ROOT, root.toString());
        environment.put(CLUSTER, folder.toString());
        environment.put("PATH", path() + ":" + ours);
        environment.put("HOME", root + "/root");
        environment.put("USER", "root");
        environment.put("LOGNAME", "root");
        environment.put("SHELL", "/bin/bash");
        environment.put("TMPDIR", root + "/tmp");
        environment.put("LANG", "C.UTF-8");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("PYTHONPATH", root + "/usr/local/simulator/lib/python");
        return environment;
    }

    /** The stand-ins come first; tree is a command that a host may lack. */
    private String path() {
        String ours = root + "/usr/local/simulator/bin:" + root + "/usr/local/bin:";
        boolean tree = Files.notExists(root.resolve("etc/simulator/faults/no-tree"));
        return ours + (tree ? root + "/usr/local/simulator/optional:" : "") + SYSTEM_PATH;
    }
}
