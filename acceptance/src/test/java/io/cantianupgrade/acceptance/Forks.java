package io.cantianupgrade.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Work on forks, a few at a time, while the original goes on. What becomes of each is a test of its own. */
final class Forks implements AutoCloseable {

    private static final int AT_ONCE = 4;

    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<String, CompletableFuture<Void>> works = new LinkedHashMap<>();

    /** @param work gets the fork, which is closed afterwards */
    void take(Site original, String moment, Consumer<Site> work) {
        Site fork = original.fork(original.cluster().name() + "-" + works.size());
        works.put(
                moment,
                CompletableFuture.runAsync(
                        () -> {
                            try (fork) {
                                work.accept(fork);
                            }
                        },
                        workers));
    }

    Set<String> moments() {
        return works.keySet();
    }

    Stream<DynamicTest> tests() {
        return works.entrySet().stream()
                .map(work -> DynamicTest.dynamicTest(work.getKey(), () -> resultOf(work.getValue())));
    }

    private static void resultOf(CompletableFuture<Void> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        works.values().forEach(work -> work.exceptionally(failure -> null).join());
        workers.shutdown();
    }
}
