package io.cantianupgrade.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Every command line that {@code ps} could have shown, looked at all the time until it is closed. */
final class ProcessList implements AutoCloseable {

    private static final Path PROC = Path.of("/proc");
    private static final int PAUSE_MILLIS = 40;

    /** A process becomes another program soon after it began, or never. */
    private static final int LOOKS_AT_ONE = 30;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> looked = new HashMap<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private Future<?> looking;

    static ProcessList watch() {
        ProcessList list = new ProcessList();
        list.looking = list.looks.scheduleWithFixedDelay(list::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return list;
    }

    /** Words of a command with blanks between. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    private void look() {
        try (Stream<Path> processes = Files.list(PROC)) {
            processes
                    .filter(process ->
                            Character.isDigit(process.getFileName().toString().charAt(0)))
                    .filter(process -> looked.merge(process.getFileName().toString(), 1, Integer::sum) <= LOOKS_AT_ONE)
                    .map(ProcessList::commandLine)
                    .forEach(seen::add);
        } catch (IOException | UncheckedIOException gone) {
            return; // A process that ended meanwhile; the next look is near.
        }
    }

    private static String commandLine(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        looking.cancel(true);
        looks.shutdownNow();
    }
}
