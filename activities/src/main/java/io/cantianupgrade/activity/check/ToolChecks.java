package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cantian.NodeSurvey;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import java.util.List;

/** Whether the node has what the release's scripts take for granted and do not check. */
final class ToolChecks {

    private final String where;
    private final NodeSurvey survey;

    private ToolChecks(String where, NodeSurvey survey) {
        this.where = where;
        this.survey = survey;
    }

    static List<CheckResult> of(NodeReading node, NodeSurvey survey) {
        ToolChecks checks = new ToolChecks(node.id().toString(), survey);
        return List.of(
                checks.system(),
                checks.shell(),
                checks.commands(),
                checks.modules(),
                checks.programs(),
                checks.dbstorClient(node));
    }

    private CheckResult system() {
        String system = survey.text("system");
        return system.contains("Linux")
                ? pass(CheckId.OPERATING_SYSTEM, where, system)
                : failed(
                        CheckId.OPERATING_SYSTEM,
                        where,
                        "expected Linux, found '" + system + "'",
                        List.of("uname -s: " + system),
                        "name the nodes of the cluster in the cluster file, not another host");
    }

    private CheckResult shell() {
        String version = survey.text("shell");
        return version.matches("\\d+\\..*")
                ? pass(CheckId.SHELL_IS_BASH, where, "bash " + version)
                : failed(
                        CheckId.SHELL_IS_BASH,
                        where,
                        "expected that sh is bash, found another shell",
                        List.of("sh -c 'echo $BASH_VERSION': " + version),
                        "ln -sf bash \"$(command -v sh)\"   (on " + where + ")");
    }

    private CheckResult commands() {
        List<String> missing = survey.lines("missing-commands");
        return missing.isEmpty()
                ? pass(CheckId.COMMANDS, where, "all there")
                : failed(
                        CheckId.COMMANDS,
                        where,
                        "expected the commands that the release calls, missing: " + String.join(", ", missing),
                        List.of(),
                        "yum install -y " + String.join(" ", missing) + "   (on " + where + ")");
    }

    /** Offline wheels are installed in an order: first urllib3, certifi, chardet, idna; bcrypt, cffi, PyNaCl (guide). */
    private CheckResult modules() {
        List<String> missing = survey.lines("missing-modules");
        return missing.isEmpty()
                ? pass(CheckId.PYTHON_MODULES, where, "requests and paramiko")
                : failed(
                        CheckId.PYTHON_MODULES,
                        where,
                        "expected that python3 imports %s, found that it cannot"
                                .formatted(String.join(" and ", missing)),
                        missing.stream()
                                .map(module -> "python3 -c 'import " + module + "' fails")
                                .toList(),
                        "python3 -m pip install " + String.join(" ", missing) + "   (on " + where + ", as root)");
    }

    private CheckResult programs() {
        List<String> noexec = survey.lines("noexec");
        return noexec.isEmpty()
                ? pass(CheckId.PROGRAMS_MAY_RUN, where, "neither file system is mounted noexec")
                : failed(
                        CheckId.PROGRAMS_MAY_RUN,
                        where,
                        "expected file systems that let programs run, found noexec: " + String.join(", ", noexec),
                        noexec.stream()
                                .map(mount -> "findmnt -o TARGET,OPTIONS " + mount + "   shows noexec")
                                .toList(),
                        "mount -o remount,exec " + noexec.get(0) + "   (on " + where
                                + "), or name another release.directory in the cluster file");
    }

    private CheckResult dbstorClient(NodeReading node) {
        boolean used = node.configured()
                .map(DeployParam::deployMode)
                .map(mode -> mode.usesArray())
                .orElse(false);
        if (!used) {
            return notRun(CheckId.DBSTOR_CLIENT, where, "this deploy mode has no dbstor client");
        }
        return survey.lines("dbstor-client").isEmpty()
                ? failed(
                        CheckId.DBSTOR_CLIENT,
                        where,
                        "expected /opt/cantian/dbstor/tools/cs_check_version.sh, found no file",
                        List.of(),
                        "install the DBStor client of the installed version again   (on " + where + ")")
                : pass(CheckId.DBSTOR_CLIENT, where, "cs_check_version.sh is there");
    }
}
