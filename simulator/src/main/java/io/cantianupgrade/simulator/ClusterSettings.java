package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What a simulated cluster is; kept in its folder so that it can be opened again. */
record ClusterSettings(
        String name,
        int nodes,
        String source,
        String target,
        DeployMode mode,
        boolean changeSystemTables,
        String whitelist,
        String sysPassword,
        int firstPort,
        String user) {

    static final int MAX_NODES = 8;

    private static final String FILE = "simulated-cluster.properties";

    ClusterSettings {
        if (nodes < 1 || nodes > MAX_NODES) {
            throw new IllegalArgumentException("a simulated cluster has 1 to " + MAX_NODES + " nodes, not " + nodes);
        }
    }

    /** The given white list, or one that allows the releases before this one. */
    String whitelistText() {
        if (!whitelist.isEmpty()) {
            return whitelist;
        }
        StringBuilder text = new StringBuilder("SOURCE-VERSION    UPGRADE-MODE         CHANGE_SYSTEM\n");
        for (String row : new String[] {"24.06.*", "24.09.*", "24.12.*", "25.06.*"}) {
            String modes = row.equals("24.06.*") ? "offline" : "offline,rollup";
            text.append("%-18s%-25s%s%n".formatted(row, modes, changeSystemTables));
        }
        return text.toString();
    }

    /** The same under another name and on free ports. */
    ClusterSettings named(String other) {
        return new ClusterSettings(
                other, nodes, source, target, mode, changeSystemTables, whitelist, sysPassword, 0, user);
    }

    void save(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("name", name);
        properties.setProperty("nodes", Integer.toString(nodes));
        properties.setProperty("source", source);
        properties.setProperty("target", target);
        properties.setProperty("mode", mode.word());
        properties.setProperty("changeSystemTables", Boolean.toString(changeSystemTables));
        properties.setProperty("whitelist", whitelist);
        properties.setProperty("firstPort", Integer.toString(firstPort));
        properties.setProperty("user", user);
        try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
            properties.store(out, null);
        }
    }

    static ClusterSettings load(Path folder) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
            properties.load(in);
        }
        return new ClusterSettings(
                properties.getProperty("name"),
                Integer.parseInt(properties.getProperty("nodes")),
                properties.getProperty("source"),
                properties.getProperty("target"),
                DeployMode.of(properties.getProperty("mode")),
                Boolean.parseBoolean(properties.getProperty("changeSystemTables")),
                properties.getProperty("whitelist"),
                Files.readString(folder.resolve("secrets/sys")).strip(),
                Integer.parseInt(properties.getProperty("firstPort")),
                properties.getProperty("user", System.getProperty("user.name")));
    }

    int portOf(int node) {
        return firstPort == 0 ? 0 : firstPort + node;
    }
}
