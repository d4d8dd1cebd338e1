package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.cantian.ReleaseArchive;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.plan.NodeFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the package is whole, and the right one for these nodes. */
final class ReleaseChecks {

    private static final String RELEASE = "release";
    private static final List<CheckId> NEED_THE_ARCHIVE = List.of(
            CheckId.PACKAGE_CHECKSUM,
            CheckId.PACKAGE_SCRIPTS,
            CheckId.PACKAGE_REPO,
            CheckId.PACKAGE_ARCHITECTURE,
            CheckId.CONFIGURATION_KEYS);

    private final ReleaseSpec release;
    private final List<NodeReading> nodes;

    ReleaseChecks(ReleaseSpec release, List<NodeReading> nodes) {
        this.release = release;
        this.nodes = nodes;
    }

    List<CheckResult> of(ReleaseReading found) {
        List<CheckResult> results = new ArrayList<>();
        results.add(found.unreadable()
                .map(problem -> failed(CheckId.PACKAGE, problem))
                .orElseGet(() -> pass(
                        CheckId.PACKAGE,
                        RELEASE,
                        found.archive().orElseThrow().version().orElseThrow().text())));
        if (found.archive().isPresent()) {
            ReleaseArchive archive = found.archive().get();
            results.add(checksum(archive));
            results.add(scripts(archive));
            results.add(repo(archive));
            results.add(architecture(archive));
            results.add(ConfigurationKeys.compare(archive, nodes));
        } else {
            NEED_THE_ARCHIVE.forEach(id -> results.add(notRun(id, RELEASE, "the package could not be read")));
        }
        results.add(connector(found.archive().flatMap(ReleaseArchive::connector)));
        return results;
    }

    private CheckResult checksum(ReleaseArchive archive) {
        if (release.sha256().isEmpty()) {
            return notRun(CheckId.PACKAGE_CHECKSUM, RELEASE, "the cluster file states no release.sha256");
        }
        return release.sha256().get().equalsIgnoreCase(archive.sha256())
                ? pass(CheckId.PACKAGE_CHECKSUM, RELEASE, archive.sha256())
                : failed(
                        CheckId.PACKAGE_CHECKSUM,
                        RELEASE,
                        "expected sha256 " + release.sha256().get() + ", found " + archive.sha256(),
                        List.of("sha256sum " + release.packageFile()),
                        "copy the package again, or mend release.sha256 of the cluster file");
    }

    private static CheckResult scripts(ReleaseArchive archive) {
        Set<String> missing = archive.missing();
        return missing.isEmpty()
                ? pass(CheckId.PACKAGE_SCRIPTS, RELEASE, "all there")
                : failed(
                        CheckId.PACKAGE_SCRIPTS,
                        RELEASE,
                        "the release lacks " + String.join(", ", missing),
                        List.of(),
                        "get the whole release; this product calls these functions of it");
    }

    private CheckResult repo(ReleaseArchive archive) {
        Optional<NodeFacts> node = facts().findFirst();
        if (node.isEmpty()) {
            return notRun(CheckId.PACKAGE_REPO, RELEASE, "no node could be read");
        }
        int needed = node.get().deployMode().packagesInRepo();
        return archive.repo().size() == needed
                ? pass(CheckId.PACKAGE_REPO, RELEASE, needed + " entries")
                : failed(
                        CheckId.PACKAGE_REPO,
                        RELEASE,
                        "expected " + needed + " entries in repo/ for deploy mode "
                                + node.get().deployMode() + ", found "
                                + archive.repo().size(),
                        archive.repo(),
                        "add the DBStor client to repo/ of the package, or remove what does not belong there");
    }

    private CheckResult architecture(ReleaseArchive archive) {
        Set<String> built = archive.architectures();
        List<String> others = facts().filter(node -> !built.equals(Set.of(node.architecture())))
                .map(node -> node.node() + ": uname -m says " + node.architecture())
                .toList();
        if (facts().findAny().isEmpty()) {
            return notRun(CheckId.PACKAGE_ARCHITECTURE, RELEASE, "no node could be read");
        }
        String found = built.isEmpty() ? "none that is named" : String.join(" and ", built);
        return others.isEmpty()
                ? pass(CheckId.PACKAGE_ARCHITECTURE, RELEASE, found)
                : failed(
                        CheckId.PACKAGE_ARCHITECTURE,
                        RELEASE,
                        "expected packages for every node's processor, found " + found,
                        others,
                        "get the release for the nodes' processor");
    }

    private CheckResult connector(Optional<String> name) {
        String wanted = name.orElse("Cantian_connector_<arch>_RELEASE.tgz");
        if (release.connectorFile().isPresent()) {
            Path file = Path.of(release.connectorFile().get());
            boolean right = Files.isReadable(file)
                    && name.map(file.getFileName().toString()::equals).orElse(true);
            return right
                    ? pass(CheckId.CONNECTOR_ARCHIVE, RELEASE, file.toString())
                    : failed(
                            CheckId.CONNECTOR_ARCHIVE,
                            RELEASE,
                            "expected a readable " + wanted + ", the cluster file names " + file,
                            List.of("the mysql module's upgrade unpacks it after the programs are replaced"),
                            "put it there, on the worker's host, or mend release.connector of the cluster file");
        }
        List<String> without = nodes.stream()
                .filter(node -> node.survey()
                        .map(survey -> survey.lines("connector").isEmpty())
                        .orElse(true))
                .map(node -> "not in " + release.directory() + " of " + node.id())
                .toList();
        return without.isEmpty()
                ? pass(CheckId.CONNECTOR_ARCHIVE, RELEASE, "on every node")
                : failed(
                        CheckId.CONNECTOR_ARCHIVE,
                        RELEASE,
                        "expected " + wanted + " beside the release, found none",
                        without,
                        "name it in the cluster file, release.connector: /path/" + wanted);
    }

    private Stream<NodeFacts> facts() {
        return nodes.stream().flatMap(node -> node.facts().stream());
    }
}
