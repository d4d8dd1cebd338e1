package io.cantianupgrade.cantian;

import io.cantianupgrade.cantian.Symptom.Rank;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every failure of the release's scripts that can be recognised by a line.
 *
 * <p>Good runs print errors as well, so this is asked only about runs that failed, and the last line that is known decides: a
 * script ends at what stops it. A line that gives a reason outweighs one that only says that something failed.
 */
public final class Symptoms {

    private static final List<Symptom> ALL = Stream.of(
                    PrecheckSymptoms.ALL, ReplaceSymptoms.ALL, StartSymptoms.ALL, RollingSymptoms.ALL, EndSymptoms.ALL)
            .flatMap(List::stream)
            .toList();

    private Symptoms() {}

    public static List<Symptom> all() {
        return ALL;
    }

    /** The symptom that the lines show and the line that shows it; empty when no line is known. */
    public static Optional<Sighting> recognise(List<String> lines) {
        return lastOf(Rank.CAUSE, lines).or(() -> lastOf(Rank.CONSEQUENCE, lines));
    }

    private static Optional<Sighting> lastOf(Rank rank, List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            Optional<Symptom> known = ALL.stream()
                    .filter(symptom -> symptom.rank() == rank && symptom.isSeenIn(line))
                    .findFirst();
            if (known.isPresent()) {
                return Optional.of(new Sighting(known.get(), line, lines.subList(i + 1, lines.size())));
            }
        }
        return Optional.empty();
    }

    /** @param after the lines behind {@code line} */
    public record Sighting(Symptom symptom, String line, List<String> after) {

        public Sighting {
            after = List.copyOf(after);
        }
    }
}
