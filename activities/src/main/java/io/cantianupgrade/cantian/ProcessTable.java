package io.cantianupgrade.cantian;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which processes of Cantian run on a node, from {@code ps -eo pid=,args=}.
 *
 * <p>Programs are told by their own name and arguments, not by a word somewhere in the line, so that an editor with
 * {@code cms} in its file name is none (T-67).
 */
public final class ProcessTable {

    private static final Map<String, Pattern> PROGRAMS = programs();

    private ProcessTable() {}

    /** Whether the engine is among the programs; a single-process package has it inside MySQL. */
    static boolean hasEngine(List<String> programs) {
        return programs.stream().anyMatch(program -> program.startsWith("cantiand ") || program.startsWith("mysqld "));
    }

    private static Map<String, Pattern> programs() {
        Map<String, Pattern> programs = new LinkedHashMap<>();
        programs.put("cms server", Pattern.compile("(\\S*/)?cms server -start\\b.*"));
        programs.put("cantiand", Pattern.compile("(\\S*/)?cantiand( .*)?"));
        programs.put("mysqld", Pattern.compile("(\\S*/)?mysqld( .*)?"));
        programs.put("ctmgr", Pattern.compile("(\\S*/)?python3?\\S* \\S*uds_server\\.py\\b.*"));
        programs.put("exporter", Pattern.compile("(\\S*/)?python3?\\S* \\S*cantian_exporter/\\S*execute\\.py\\b.*"));
        programs.put("watchdog", Pattern.compile("(\\S*/)?(ba)?sh \\S*cantian_daemon\\.sh\\b.*"));
        return programs;
    }

    /** The programs that run, as {@code cms server (4711)}, in a fixed order. */
    public static List<String> running(String ps) {
        List<String> running = new ArrayList<>();
        PROGRAMS.forEach((name, pattern) -> ps.lines()
                .map(line -> line.strip().split("\\s+", 2))
                .filter(words -> words.length == 2 && pattern.matcher(words[1]).matches())
                .forEach(words -> running.add(name + " (" + words[0] + ")")));
        return running;
    }
}
