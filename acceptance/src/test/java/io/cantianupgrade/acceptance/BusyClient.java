package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * An application that writes one key after the other for as long as it is open, and reads each of them back: on the node that served
 * last, or else on any other one, as a client with a list of addresses does.
 */
final class BusyClient implements AutoCloseable {

    private static final Duration BETWEEN_WRITES = Duration.ofMillis(100);

    private final Site site;
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final CompletableFuture<Void> work;
    private volatile boolean closed;
    private int node;

    /** The table must be there. */
    private BusyClient(Site site, String prefix) {
        this.site = site;
        this.work = CompletableFuture.runAsync(() -> {
            for (int i = 0; !closed; i++) {
                write(prefix + i);
                LockSupport.parkNanos(BETWEEN_WRITES.toNanos());
            }
        });
    }

    /** @param prefix of its keys */
    static BusyClient of(Site site, String prefix) {
        return new BusyClient(site, prefix);
    }

    private void write(String key) {
        if (!served("insert into t values ('" + key + "', '1')", "1 rows affected")) {
            refused.add("nobody wrote " + key + " after " + lastEvent());
            return;
        }
        acknowledged.add(key);
        if (!served("select * from t", key + " ")) {
            refused.add("nobody could read " + key + " after " + lastEvent());
        }
    }

    private boolean served(String statement, String sign) {
        int nodes = site.cluster().nodes().size();
        for (int tried = 0; tried < nodes; tried++) {
            if (site.sql(node, statement).contains(sign)) {
                return true;
            }
            node = (node + 1) % nodes;
        }
        return false;
    }

    private String lastEvent() {
        return site.cluster().journal().events().stream()
                .reduce((first, second) -> second)
                .map(Object::toString)
                .orElse("nothing");
    }

    /** Ends, and says what became of its work: nothing was refused, and every node knows everything that was acknowledged. */
    void wasAlwaysServed() {
        close();
        assertThat(refused).isEmpty();
        assertThat(acknowledged).isNotEmpty();
        site.cluster().nodes().forEach(each -> assertThat(
                        site.sql(each.id(), "select * from t").lines().map(line -> line.split(" ")[0]))
                .as("on node " + each.id())
                .containsAll(acknowledged));
    }

    @Override
    public void close() {
        closed = true;
        work.join();
    }
}
