package io.cantianupgrade.node;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The last lines of a log that comes in pieces, and how far it was read. */
final class LogTail {

    private static final int MOST = 40;

    private final Deque<String> lines = new ArrayDeque<>();
    private final StringBuilder unfinished = new StringBuilder();
    private final Consumer<String> heard;
    private long bytes;

    LogTail(Consumer<String> heard) {
        this.heard = heard;
    }

    void add(String piece) {
        bytes += piece.getBytes(StandardCharsets.UTF_8).length;
        unfinished.append(piece);
        for (int end = unfinished.indexOf("\n"); end >= 0; end = unfinished.indexOf("\n")) {
            line(unfinished.substring(0, end));
            unfinished.delete(0, end + 1);
        }
    }

    private void line(String line) {
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.addLast(line.stripTrailing());
        heard.accept(line.strip());
    }

    /** Where to read on. */
    long bytes() {
        return bytes;
    }

    String lastLine() {
        return lines.isEmpty() ? "" : lines.getLast();
    }

    List<String> lines() {
        if (!unfinished.isEmpty()) {
            line(unfinished.toString());
            unfinished.setLength(0);
        }
        return List.copyOf(lines);
    }
}
