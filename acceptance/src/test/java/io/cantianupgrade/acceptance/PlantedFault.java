package io.cantianupgrade.acceptance;

import io.cantianupgrade.simulator.array.SimulatedArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One thing that is wrong, and how it is mended.
 *
 * @param wrongFile what is wrong in the cluster file that the operator gives; empty when it is right
 * @param inAScript whether it is a command on a node that fails, so that there is a log
 */
record PlantedFault(
        Consumer<Site> plant,
        Consumer<Site> mend,
        Optional<Function<Site, UnaryOperator<String>>> wrongFile,
        boolean inAScript) {

    /** A fault of the simulated host. */
    static PlantedFault host(int node, String name) {
        return new PlantedFault(
                site -> site.cluster().node(node).fault(name),
                site -> site.cluster().node(node).recoversFrom(name),
                Optional.empty(),
                false);
    }

    /** A script of the release ends with 1, and its log with these words. */
    static PlantedFault script(int node, String name, String says) {
        return new PlantedFault(
                site -> site.cluster().node(node).fault("fail:" + name, says),
                site -> site.cluster().node(node).recoversFrom("fail:" + name),
                Optional.empty(),
                true);
    }

    /** Another command of the host fails, so that the release's script does. */
    PlantedFault failingAScript() {
        return new PlantedFault(plant, mend, wrongFile, true);
    }

    /** Somebody does this on a node, and undoes it. */
    static PlantedFault command(int node, String wrong, String right) {
        return new PlantedFault(
                site -> run(site, node, wrong), site -> run(site, node, right), Optional.empty(), false);
    }

    static PlantedFault array(Consumer<SimulatedArray> wrong, Consumer<SimulatedArray> right) {
        return new PlantedFault(
                site -> wrong.accept(site.array()), site -> right.accept(site.array()), Optional.empty(), false);
    }

    /** What a reference of the cluster file names is not there, until it comes back. */
    static PlantedFault gone(Function<Site, Path> file) {
        return new PlantedFault(
                site -> move(file.apply(site), aside(file.apply(site))),
                site -> move(aside(file.apply(site)), file.apply(site)),
                Optional.empty(),
                false);
    }

    /** The cluster file has the mistake; the operator gives the right one with the retry. */
    static PlantedFault file(Function<Site, UnaryOperator<String>> mistake) {
        return new PlantedFault(site -> {}, site -> {}, Optional.of(mistake), false);
    }

    /** The same, of one line: {@code key} has this value instead. */
    static PlantedFault file(String key, Function<Site, String> value) {
        return file(
                site -> text -> text.replaceFirst("(?m)^( *)" + key + ": .*", "$1" + key + ": " + value.apply(site)));
    }

    boolean inTheFile() {
        return wrongFile.isPresent();
    }

    /** A file with this text. */
    static Function<Site, String> fileWith(String text) {
        return site -> written(site, text).toString();
    }

    static Path written(Site site, String text) {
        try {
            return Files.writeString(Files.createTempFile(site.folder(), "given", ""), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + ".aside");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Site site, int node, String command) {
        if (!site.cluster().node(node).run(command).succeeded()) {
            throw new IllegalStateException("on node " + node + ": " + command);
        }
    }
}
