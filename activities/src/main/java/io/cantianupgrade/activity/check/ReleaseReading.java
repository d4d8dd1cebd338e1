package io.cantianupgrade.activity.check;

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
import java.util.List;
import java.util.Optional;

/**
 * The release package on the worker's host.
 *
 * @param archive absent when the package cannot be read
 * @param whiteList absent then, and when it has no readable one
 * @param unreadable why anything is absent
 */
record ReleaseReading(Optional<ReleaseArchive> archive, Optional<WhiteList> whiteList, Optional<Problem> unreadable) {

    static ReleaseReading of(ReleaseSpec release) {
        Path file = Path.of(release.packageFile());
        if (!Files.isRegularFile(file)) {
            return unreadable(problem(
                    ProblemCode.PACKAGE_NOT_FOUND,
                    "expected the release package at " + file + ", found no file",
                    "put it there, on the worker's host, or mend release.package of the cluster file"));
        }
        try {
            return understand(ReleaseArchive.read(file));
        } catch (IOException | IllegalArgumentException e) {
            return unreadable(problem(
                    ProblemCode.PACKAGE_UNREADABLE,
                    file + " is not a Cantian release: " + e.getMessage(),
                    "copy the package again and compare its checksum with the vendor's"));
        }
    }

    private static ReleaseReading understand(ReleaseArchive archive) {
        if (archive.version().isEmpty() || archive.whiteList().isEmpty()) {
            return new ReleaseReading(
                    Optional.of(archive),
                    Optional.empty(),
                    Optional.of(problem(
                            ProblemCode.PACKAGE_UNREADABLE,
                            "expected a version in versions.yml and an action/white_list.txt, found not both",
                            "get the whole release")));
        }
        WhiteList whiteList = WhiteList.parse(archive.whiteList().get());
        return new ReleaseReading(Optional.of(archive), Optional.of(whiteList), Optional.empty());
    }

    /** What the planner needs of it, for these nodes. */
    Optional<ReleaseFacts> facts(List<NodeFacts> nodes) {
        return whiteList.flatMap(list -> archive.map(found -> {
            Version target = found.version().orElseThrow();
            Optional<Version> source = nodes.stream()
                    .filter(node -> !node.installed().equals(target))
                    .map(NodeFacts::installed)
                    .findFirst()
                    .or(() -> nodes.stream().findFirst().flatMap(NodeFacts::backedUp)); // All are upgraded already.
            return new ReleaseFacts(target, found.sha256(), source.flatMap(list::allowedFrom));
        }));
    }

    private static ReleaseReading unreadable(Problem why) {
        return new ReleaseReading(Optional.empty(), Optional.empty(), Optional.of(why));
    }

    private static Problem problem(ProblemCode code, String summary, String remedy) {
        return new Problem(code, "release", summary, List.of(), remedy);
    }
}
