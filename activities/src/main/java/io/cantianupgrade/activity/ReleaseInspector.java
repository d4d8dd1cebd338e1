package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.ReleaseArchive;
import io.cantianupgrade.cantian.WhiteList;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.NodeFacts;
import io.cantianupgrade.plan.ReleaseFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the release package on the worker's host. */
final class ReleaseInspector {

    private final ReleaseSpec release;

    ReleaseInspector(ReleaseSpec release) {
        this.release = release;
    }

    Found read(Collection<Problem> problems) {
        Path file = Path.of(release.packageFile());
        if (!Files.isRegularFile(file)) {
            problems.add(problem(
                    ProblemCode.PACKAGE_NOT_FOUND,
                    "expected the release package at " + file + ", found no file",
                    "put it there, on the worker's host, or mend release.package of the cluster file"));
            return Found.NOTHING;
        }
        try {
            return understand(ReleaseArchive.read(file), problems);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(problem(
                    ProblemCode.PACKAGE_UNREADABLE,
                    file + " is not a Cantian release: " + e.getMessage(),
                    "copy the package again and compare its checksum with the vendor's"));
            return Found.NOTHING;
        }
    }

    private Found understand(ReleaseArchive archive, Collection<Problem> problems) {
        if (release.sha256().isPresent() && !release.sha256().get().equalsIgnoreCase(archive.sha256())) {
            problems.add(problem(
                    ProblemCode.PACKAGE_CHECKSUM_WRONG,
                    "expected sha256 " + release.sha256().get() + ", found " + archive.sha256(),
                    "copy the package again, or mend release.sha256 of the cluster file"));
        }
        Set<String> missing = archive.missing();
        if (!missing.isEmpty()) {
            problems.add(problem(
                    ProblemCode.PACKAGE_INCOMPLETE,
                    "the release lacks " + String.join(", ", missing),
                    "get the whole release; this product calls these functions of it"));
        }
        if (archive.version().isEmpty() || archive.whiteList().isEmpty()) {
            problems.add(problem(
                    ProblemCode.PACKAGE_UNREADABLE,
                    "expected a version in versions.yml and an action/white_list.txt, found not both",
                    "get the whole release"));
            return Found.NOTHING;
        }
        return new Found(Optional.of(new Content(
                archive.version().get(),
                archive.sha256(),
                WhiteList.parse(archive.whiteList().get()))));
    }

    private static Problem problem(ProblemCode code, String summary, String remedy) {
        return new Problem(code, "release", summary, List.of(), remedy);
    }

    private record Content(Version target, String sha256, WhiteList whiteList) {}

    /** What the package says, before it is known from which version the cluster comes. */
    record Found(Optional<Content> content) {

        static final Found NOTHING = new Found(Optional.empty());

        Optional<ReleaseFacts> factsFor(Optional<NodeFacts> node) {
            return content.map(found -> new ReleaseFacts(
                    found.target(),
                    found.sha256(),
                    node.map(NodeFacts::installed).flatMap(found.whiteList()::allowedFrom)));
        }
    }
}
