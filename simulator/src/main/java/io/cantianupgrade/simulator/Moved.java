package io.cantianupgrade.simulator;

import java.nio.file.Path;

/** From one folder to another, in texts and paths. */
record Moved(Path from, Path to) {

    String text(String text) {
        return text.equals(from.toString()) ? to.toString() : text.replace(from + "/", to + "/");
    }

    Path path(Path path) {
        return path.startsWith(from) ? to.resolve(from.relativize(path)) : path;
    }
}
