package io.cantianupgrade.node;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The last lines of a run's log, read in pieces of bytes:
 *
 * <ol>
 *   <li>each answer of {@code job.sh} begins with a line "RUN FROM", then come the bytes of the log from there;
 *   <li>bytes are counted, and decoded a whole line at a time, so that no character is split and none is counted wrong;
 *   <li>a line longer than 8 KiB is cut, and of a log that has grown faster than it is read the middle is left out: neither a
 *       log nor a line is ever held as a whole.
 * </ol>
 *
 * Whoever listens may say that the job is no longer wanted by throwing: the log is read on without them, and
 * {@link #unwanted()} has it.
 */
final class LogTail implements Consumer<byte[]> {

    private static final int MOST = 40;
    private static final int LONGEST = 8 * 1024;

    private final Deque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private final Consumer<String> heard;
    private Optional<RuntimeException> unwanted = Optional.empty();
    private boolean inHeader;
    private boolean skipping;
    private int run;
    private long position;

    LogTail(Consumer<String> heard) {
        this.heard = heard;
    }

    /** Another answer comes. */
    synchronized void begin() {
        header.reset();
        inHeader = true;
    }

    @Override
    public synchronized void accept(byte[] piece) {
        int from = 0;
        if (inHeader) {
            from = header(piece);
        }
        for (int i = from; i < piece.length; i++) {
            if (piece[i] == '\n') {
                unfinished.write(piece, from, kept(i - from));
                endOfLine();
                position += i + 1 - from;
                from = i + 1;
            }
        }
        if (from < piece.length) {
            unfinished.write(piece, from, kept(piece.length - from));
            position += piece.length - from;
        }
    }

    private int kept(int wanted) {
        return Math.max(0, Math.min(wanted, LONGEST - unfinished.size()));
    }

    private int header(byte[] piece) {
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == '\n') {
                String[] words = header.toString(StandardCharsets.US_ASCII).split(" ");
                header.reset();
                inHeader = false;
                startAt(Integer.parseInt(words[0]), Long.parseLong(words[1]));
                return i + 1;
            }
            header.write(piece[i]);
        }
        return piece.length;
    }

    private void startAt(int itsRun, long from) {
        if (itsRun == run && from == position) {
            return;
        }
        unfinished.reset();
        if (from > (itsRun == run ? position : 0)) {
            add("... " + (from - (itsRun == run ? position : 0)) + " bytes of the log are left out ...");
            skipping = true;
        }
        run = itsRun;
        position = from;
    }

    private void endOfLine() {
        if (skipping) { // the rest of a line whose beginning was left out
            skipping = false;
        } else {
            String line = unfinished.toString(StandardCharsets.UTF_8);
            add(line.stripTrailing());
            tell(line.strip());
        }
        unfinished.reset();
    }

    private void add(String line) {
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    private void tell(String line) {
        if (unwanted.isEmpty()) {
            try {
                heard.accept(line);
            } catch (RuntimeException notWanted) { // what it means is for whoever threw it to say
                unwanted = Optional.of(notWanted);
            }
        }
    }

    /** Says the last line again, as a sign of life. */
    synchronized void repeat() {
        tell(lines.isEmpty() ? "" : lines.getLast());
    }

    /** What a listener threw. */
    synchronized Optional<RuntimeException> unwanted() {
        return unwanted;
    }

    /** The run whose log this is; 0 as long as nothing is known of it. */
    synchronized int run() {
        return run;
    }

    /** The byte of the log at which to read on. */
    synchronized long position() {
        return position;
    }

    synchronized List<String> lines() {
        if (unfinished.size() > 0) {
            endOfLine();
        }
        return List.copyOf(lines);
    }
}
