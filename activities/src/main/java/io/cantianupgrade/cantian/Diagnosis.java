package io.cantianupgrade.cantian;

import io.cantianupgrade.cantian.Symptoms.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a job of the release failed, as far as its lines say. When they only name a module, the end of the module's own log on
 * the node is read as well.
 */
public record Diagnosis(Symptom symptom, List<String> evidence) {

    private static final int LINES_AFTER = 5;
    private static final String MODULE = "(ct_om|cantian_exporter|dbstor|cms|cantian|mysql|logicrep)";
    private static final Pattern FAILED_MODULE =
            Pattern.compile("\\b(?:call |start )?" + MODULE + "(?: \\w+)? failed", Pattern.CASE_INSENSITIVE);

    public Diagnosis {
        evidence = List.copyOf(evidence);
    }

    /**
     * @param run directory of the run on {@code node}
     * @param log the last lines of the run
     */
    public static Optional<Diagnosis> of(CantianNode node, String run, List<String> log) {
        Optional<Sighting> said = Symptoms.recognise(log);
        if (said.filter(sighting -> sighting.symptom().rank() == Symptom.Rank.CAUSE)
                .isPresent()) {
            return said.map(sighting -> new Diagnosis(sighting.symptom(), withLinesAfter(sighting)));
        }
        return ofModule(node, run, log)
                .or(() -> said.map(sighting -> new Diagnosis(sighting.symptom(), withLinesAfter(sighting))));
    }

    private static Optional<Diagnosis> ofModule(CantianNode node, String run, List<String> log) {
        for (int i = log.size() - 1; i >= 0; i--) {
            Matcher named = FAILED_MODULE.matcher(log.get(i));
            if (named.find()) {
                String consequence = log.get(i);
                String module = named.group(1);
                return Symptoms.recognise(ModuleLog.during(node, run, module))
                        .filter(sighting -> sighting.symptom().rank() == Symptom.Rank.CAUSE)
                        .map(sighting -> new Diagnosis(
                                sighting.symptom(),
                                List.of("log of module " + module + ": " + sighting.line(), consequence)));
            }
        }
        return Optional.empty();
    }

    private static List<String> withLinesAfter(Sighting sighting) {
        List<String> lines = new ArrayList<>(List.of(sighting.line()));
        List<String> after = sighting.after();
        lines.addAll(after.subList(Math.max(0, after.size() - LINES_AFTER), after.size()));
        return lines;
    }
}
