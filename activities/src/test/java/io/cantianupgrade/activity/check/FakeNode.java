package io.cantianupgrade.activity.check;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.NodeShell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node that answers from what was recorded; a command that nobody recorded ends the test. */
final class FakeNode implements NodeShell {

    static final String VERSIONS = "/opt/cantian/versions.yml";
    static final String CONFIGURATION = "/opt/cantian/config/deploy_param.json";

    private static final String KIB = " 262144000 13918800 ";

    private final NodeSpec spec;
    private final Map<String, String> files = new TreeMap<>();
    private final List<String> shared = new ArrayList<>();
    private final Map<String, String> survey = new LinkedHashMap<>();
    private boolean reachable = true;
    private Duration ahead = Duration.ZERO;
    private String stat = """
            NODE_ID  NAME      STAT    PRE_STAT    TARGET_STAT   WORK_STAT   SESSION_ID   INSTANCE_ID   ROLE
                  0  db        ONLINE  ONLINE      ONLINE                1            0             0   REFORMER
                  1  db        ONLINE  ONLINE      ONLINE                1            0             1
            """;
    private String logicrep = "";
    private String database = """
            connected.

            NAME                             STATUS               OPEN_STATUS
            -------------------------------- -------------------- --------------------
            CANTIAN                          OPEN                 READ WRITE

            1 rows fetched.
            """;

    FakeNode(NodeSpec spec) {
        this.spec = spec;
        files.put(VERSIONS, "SYS:\n  Version: 24.12.B032\n");
        files.put(
                CONFIGURATION,
                FakeSite.configuration()
                        .replace("NODE", Integer.toString(spec.id().number())));
        survey.put("system", "Linux");
        survey.put("architecture", "x86_64");
        survey.put("shell", "5.1.8(1)-release");
        survey.put("missing-commands", "");
        survey.put("missing-modules", "");
        survey.put("noexec", "");
        survey.put(
                "free-installed",
                "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/a" + KIB + "81582464 15% /");
        survey.put(
                "free-release",
                "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/b" + KIB + "81582464 15% /ctdb");
        survey.put("backup-size", "4194304\ttotal");
        survey.put("backup", "");
        survey.put("connector", "");
        survey.put("processes", """
                   101 cms server -start
                   102 /opt/cantian/cantian/server/bin/cantiand open -D /mnt/dbdata/local/cantian/tmp/data
                   103 /bin/bash /opt/cantian/common/script/cantian_daemon.sh
                """);
        survey.put("engine-state", "{\"start_status\":\"started\",\"db_create_status\":\"done\"}");
        survey.put("cms-nodes", """
                NODE_ID     NODE NAME    IP           PORT
                      0     node0        192.168.1.1  14587
                      1     node1        192.168.1.2  14587
                """);
        survey.put("cms-resources", "RES_ID  RES_NAME  RES_TYPE  GRP_NAME\n0       db        db        default");
        survey.put("dbstor-client", "/opt/cantian/dbstor/tools/cs_check_version.sh");
        survey.put("template", FakeSite.TEMPLATE);
        survey.put("lock", "");
    }

    FakeNode says(String section, String text) {
        survey.put(section, text);
        return this;
    }

    /** A flag in the share file system. */
    FakeNode shares(String flag) {
        shared.add(flag);
        return this;
    }

    FakeNode has(String file, String text) {
        files.put(file, text);
        return this;
    }

    FakeNode changes(String file, String from, String to) {
        files.compute(file, (name, text) -> text.replace(from, to));
        return this;
    }

    FakeNode shows(String table) {
        stat = table;
        return this;
    }

    FakeNode statAfter(String from, String to) {
        stat = stat.replace(from, to);
        return this;
    }

    FakeNode answersSql(String output) {
        database = output;
        return this;
    }

    FakeNode answersAboutLogicrep(String lines) {
        logicrep = lines;
        return this;
    }

    FakeNode isAhead(Duration by) {
        ahead = by;
        return this;
    }

    FakeNode isGone() {
        reachable = false;
        return this;
    }

    @Override
    public NodeSpec node() {
        return spec;
    }

    @Override
    public CommandResult run(Command command, Consumer<byte[]> heard) {
        if (!reachable) {
            throw new ProblemException(new Problem(
                    ProblemCode.NODE_UNREACHABLE, spec.id().toString(), "no answer over SSH", List.of(), "ssh"));
        }
        List<String> argv = command.argv();
        String last = argv.get(argv.size() - 1);
        return switch (argv.get(0)) {
            case "date" -> printed(Long.toString(Instant.now().plus(ahead).toEpochMilli()));
            case "test" -> new CommandResult(files.containsKey(last) ? 0 : 1, "", "");
            case "su" -> printed(last.contains("ctsql") ? database : stat);
            case "bash" ->
                argv.get(2).startsWith("# The flags of an upgrade")
                        ? printed(flags(argv.get(2), argv.get(4)))
                        : script(argv.get(2), last);
            default -> throw new AssertionError("a check may only look: " + argv);
        };
    }

    private String flags(String script, String directory) {
        Stream<String> here = files.keySet().stream()
                .filter(file -> file.startsWith(directory + "/"))
                .map(file -> "here " + file.substring(directory.length() + 1));
        return script.endsWith("\nlist")
                ? Stream.concat(here, shared.stream().map(name -> "there " + name))
                        .collect(Collectors.joining("\n"))
                : shared.stream()
                        .filter(name -> name.startsWith("upgrade_lock_"))
                        .collect(Collectors.joining("\n"));
    }

    private List<String> names(String directory) {
        return files.keySet().stream()
                .filter(file -> file.startsWith(directory + "/"))
                .map(file -> file.substring(directory.length() + 1).replaceFirst("/.*", ""))
                .toList();
    }

    private CommandResult script(String text, String last) {
        if (text.startsWith("for flag in")) {
            return printed(logicrep);
        } else if (text.startsWith("# Looks at a node once")) {
            return printed(survey.entrySet().stream()
                    .map(section -> "@" + section.getKey() + "\n"
                            + section.getValue()
                                    .lines()
                                    .map(line -> " " + line + "\n")
                                    .collect(Collectors.joining()))
                    .collect(Collectors.joining()));
        } else if (text.contains("echo there")) {
            return printed(files.containsKey(last) ? "there\n" + files.get(last) : "");
        } else if (text.contains("ls -A")) {
            return printed(String.join("\n", names(last)));
        } else if (text.contains("cantian_user")) {
            return printed("cantian\n");
        }
        throw new AssertionError("a check may only look: " + text);
    }

    private static CommandResult printed(String output) {
        return new CommandResult(0, output, "");
    }
}
