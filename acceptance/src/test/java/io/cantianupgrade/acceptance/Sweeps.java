package io.cantianupgrade.acceptance;

import java.util.List;
import java.util.stream.IntStream;

/** Each build walks through a part of every sweep, so that it takes minutes; the profile {@code long} walks through all of them. */
final class Sweeps {

    static final boolean WHOLE = Boolean.getBoolean("sweeps.whole");

    /** For a test that only the long build has time for. */
    static final String PROPERTY = "sweeps.whole";

    private Sweeps() {}

    /** The first one of every two; all of them in the long build. */
    static <T> List<T> everySecond(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> WHOLE || i % 2 == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** Those that each build has time for, or all. */
    static <T> List<T> orAll(List<T> some, List<T> all) {
        return WHOLE ? all : some;
    }
}
