package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.ReleaseFiles;
import io.cantianupgrade.cantian.ReleaseFiles.ReleaseFile;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.JobCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the release to a node: copies the archives whose checksums differ, and unpacks. A release that is already unpacked
 * is left alone, since the precheck has put the node's configuration into it.
 */
final class DistributeRelease implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        ReleaseFiles files = files(context);
        List<String> missing = new ArrayList<>();
        for (ReleaseFile file : wanted(context)) {
            if (!files.has(file)) {
                missing.add(file.name() + " is not on " + context.nodeId() + " with checksum " + file.sha256());
            }
        }
        missing.addAll(context.evidence()
                .missingForRelease(context.call().target(), context.call().deployMode()));
        return Look.unless(
                missing,
                "checksum on " + context.nodeId() + ": " + context.call().packageSha256(),
                "unpacked: " + context.call().target());
    }

    @Override
    public void act(StepContext context) {
        ReleaseFiles files = files(context);
        for (ReleaseFile file : wanted(context)) {
            if (!files.has(file)) {
                files.copy(file, sent -> context.alive("copies " + file.name() + ": " + percent(sent, file)));
            }
        }
        ReleaseFile archive = wanted(context).get(0);
        context.run(new JobCommand(files.unpack(archive), Input.NONE, Optional.empty(), context.limit()));
    }

    private static ReleaseFiles files(StepContext context) {
        return new ReleaseFiles(
                context.shell(context.nodeId()), context.cluster().release(), context.limit());
    }

    /** The release itself comes first. Its checksum is the plan's: another file than the one that was planned is refused. */
    private static List<ReleaseFile> wanted(StepContext context) {
        ReleaseSpec release = context.cluster().release();
        List<ReleaseFile> files = new ArrayList<>();
        files.add(
                new ReleaseFile(existing(release.packageFile()), context.call().packageSha256()));
        release.connectorFile().map(DistributeRelease::existing).ifPresent(file -> files.add(ReleaseFile.of(file)));
        return files;
    }

    private static Path existing(String file) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new ProblemException(new Problem(
                    ProblemCode.PACKAGE_NOT_FOUND,
                    "worker",
                    "cannot read " + path,
                    List.of(),
                    "put the file there, on the worker's host, and answer retry"));
        }
        return path;
    }

    private static String percent(long sent, ReleaseFile file) {
        return 100 * sent / Math.max(1, file.size()) + " %";
    }
}
