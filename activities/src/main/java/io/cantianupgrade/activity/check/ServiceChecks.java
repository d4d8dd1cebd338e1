package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cantian.NodeSurvey;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whether the node's programs run as they should, by what the node itself says. */
final class ServiceChecks {

    private static final Pattern STARTED = Pattern.compile("\"start_status\"\\s*:\\s*\"started\"");
    private static final Pattern CREATED = Pattern.compile("\"db_create_status\"\\s*:\\s*\"done\"");
    private static final String START = "sh /opt/cantian/action/appctl.sh start   (on %s)";

    private final NodeReading node;
    private final String where;
    private final NodeSurvey survey;

    private ServiceChecks(NodeReading node, NodeSurvey survey) {
        this.node = node;
        this.where = node.id().toString();
        this.survey = survey;
    }

    static List<CheckResult> of(NodeReading node, NodeSurvey survey) {
        ServiceChecks checks = new ServiceChecks(node, survey);
        return List.of(checks.processes(), checks.engineState(), checks.registration());
    }

    /** A single-process package has its engine inside {@code mysqld}. */
    private CheckResult processes() {
        List<String> programs = survey.programs();
        long managers = count(programs, "cms server ");
        long engines = count(programs, "cantiand ");
        if (engines == 0) {
            engines = count(programs, "mysqld ");
        }
        return managers == 1 && engines == 1
                ? pass(CheckId.PROCESSES, where, String.join(", ", programs))
                : failed(
                        CheckId.PROCESSES,
                        where,
                        "expected one cms server and one engine, found %d and %d".formatted(managers, engines),
                        programs.isEmpty() ? List.of("no program of Cantian runs") : programs,
                        START.formatted(where));
    }

    private static long count(List<String> programs, String name) {
        return programs.stream().filter(program -> program.startsWith(name)).count();
    }

    private CheckResult engineState() {
        String state = survey.text("engine-state");
        boolean created = !node.id().isLead() || CREATED.matcher(state).find();
        return STARTED.matcher(state).find() && created
                ? pass(CheckId.ENGINE_STATE, where, "started")
                : failed(
                        CheckId.ENGINE_STATE,
                        where,
                        "expected start_status started" + (node.id().isLead() ? " and db_create_status done" : "")
                                + " in start_status.json",
                        List.of("/opt/cantian/cantian/cfg/start_status.json: " + state),
                        START.formatted(where));
    }

    private CheckResult registration() {
        Optional<Integer> count = node.configured().map(DeployParam::nodeCount);
        if (count.isEmpty()) {
            return notRun(CheckId.CMS_REGISTRATION, where, "deploy_param.json could not be read");
        }
        List<String> missing = new ArrayList<>(IntStream.range(0, count.get())
                .mapToObj(id -> "node" + id)
                .filter(name -> rows("cms-nodes", name) != 1)
                .toList());
        if (rows("cms-resources", "db") != 1) {
            missing.add("resource db");
        }
        List<String> evidence = new ArrayList<>(survey.lines("cms-nodes"));
        evidence.addAll(survey.lines("cms-resources"));
        return missing.isEmpty()
                ? pass(CheckId.CMS_REGISTRATION, where, count.get() + " nodes and db")
                : failed(
                        CheckId.CMS_REGISTRATION,
                        where,
                        "expected each node and the resource db once, not so: " + String.join(", ", missing),
                        evidence,
                        "su -s /bin/bash - cantian -c 'cms node -list; cms res -list'   (on " + where + ")");
    }

    /** Rows whose second column is that name. */
    private long rows(String section, String name) {
        return survey.lines(section).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 2 && words[0].matches("\\d+") && words[1].equals(name))
                .count();
    }
}
