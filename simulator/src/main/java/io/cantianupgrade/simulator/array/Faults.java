package io.cantianupgrade.simulator.array;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are waiting for their request. A request meets one fault at most, the one planted first. */
public final class Faults {

    private final List<Planted> planted = new ArrayList<>();

    /** The next such request meets the fault. */
    public void next(String method, String resource, Fault fault) {
        nth(1, method, resource, fault);
    }

    /**
     * The n-th such request from now meets the fault.
     *
     * @param n from 1
     * @param resource what the path begins with after the array's id; case does not count
     */
    public synchronized void nth(int n, String method, String resource, Fault fault) {
        planted.add(new Planted(method, resource, fault, n, 1));
    }

    /** Each of the next so many requests meets the fault. */
    public synchronized void times(int times, String method, String resource, Fault fault) {
        planted.add(new Planted(method, resource, fault, 1, times));
    }

    /** Forgets what has not struck yet. */
    public synchronized void clear() {
        planted.clear();
    }

    synchronized Fault claim(ArrayRequest request) {
        List<Planted> matching = planted.stream()
                .filter(one -> request.matches(one.method, one.resource))
                .toList();
        matching.forEach(Planted::count);
        Optional<Planted> striking = matching.stream().filter(Planted::isDue).findFirst();
        striking.ifPresent(Planted::strike);
        planted.removeIf(Planted::isSpent);
        return striking.map(one -> one.fault).orElse(Fault.NONE);
    }

    private static final class Planted {
        private final String method;
        private final String resource;
        private final Fault fault;
        private int until;
        private int left;

        Planted(String method, String resource, Fault fault, int first, int times) {
            this.method = method;
            this.resource = resource;
            this.fault = fault;
            this.until = first;
            this.left = times;
        }

        void count() {
            until--;
        }

        boolean isDue() {
            return until <= 0;
        }

        void strike() {
            left--;
        }

        boolean isSpent() {
            return left == 0;
        }
    }
}
