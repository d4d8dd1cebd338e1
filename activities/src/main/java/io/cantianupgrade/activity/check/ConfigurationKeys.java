package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cantianupgrade.cantian.NodeSurvey;
import io.cantianupgrade.cantian.ReleaseArchive;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.model.DeployMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the keys of the release's template of a configuration with the installed one's, as {@code pre_upgrade.py} does
 * when it gets no configuration file: they must be the same but for a few.
 */
final class ConfigurationKeys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RELEASE = "release";
    private static final Set<String> MAY_DIFFER = Set.of("install_type", "cantian_in_container", "auto_create_fs");

    private ConfigurationKeys() {}

    static CheckResult compare(ReleaseArchive archive, List<NodeReading> nodes) {
        Optional<NodeReading> first =
                nodes.stream().filter(node -> node.facts().isPresent()).findFirst();
        if (first.isEmpty()) {
            return notRun(CheckId.CONFIGURATION_KEYS, RELEASE, "no node could be read");
        }
        boolean file = first.get().facts().orElseThrow().deployMode() == DeployMode.FILE;
        String name = file ? "config_params_file.json" : "config_params.json";
        NodeSurvey survey = first.get().survey().orElseThrow();
        Optional<Set<String>> installed = keys(survey.text(file ? "template-file" : "template"));
        Optional<Set<String>> released = keys(archive.templates().getOrDefault(name, ""));
        List<String> evidence = new ArrayList<>();
        if (installed.isEmpty() || released.isEmpty()) {
            evidence.add("not readable: " + (released.isEmpty() ? "the release's" : "the installed"));
        } else {
            beyond(released.get(), installed.get()).forEach(key -> evidence.add("only in the release: " + key));
            beyond(installed.get(), released.get()).forEach(key -> evidence.add("only installed: " + key));
        }
        return evidence.isEmpty()
                ? pass(
                        CheckId.CONFIGURATION_KEYS,
                        RELEASE,
                        installed.orElseThrow().size() + " keys")
                : failed(
                        CheckId.CONFIGURATION_KEYS,
                        RELEASE,
                        "expected in action/" + name + " of the release the keys of the installed one",
                        evidence,
                        "correct the names in " + name + " of the package, as the operator guide says");
    }

    private static Set<String> beyond(Set<String> keys, Set<String> others) {
        Set<String> more = new TreeSet<>(keys);
        more.removeAll(others);
        more.removeAll(MAY_DIFFER);
        return more;
    }

    private static Optional<Set<String>> keys(String text) {
        try {
            Map<?, ?> values = JSON.readValue(text, Map.class);
            Set<String> keys = new TreeSet<>();
            values.keySet().forEach(key -> keys.add(key.toString()));
            return Optional.of(keys);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
