package io.cantianupgrade.cli.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cantianupgrade.cli.language.Translation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A first {@code cluster.yaml}: what is known of a cluster, and a comment for each thing that may be added. */
public final class Draft {
    private final Map<DraftEntry, String> values = new EnumMap<>(DraftEntry.class);
    private boolean arrayIsCertain;

    /**
     * What a node's {@code deploy_param.json} tells: the name, the addresses, and whether there is a storage array.
     *
     * @throws IOException when it cannot be read, or is no JSON object
     */
    public static Draft ofDeployParam(Path file) throws IOException {
        JsonNode config = new ObjectMapper().readTree(file.toFile());
        if (!config.isObject()) {
            throw new IOException("expected a JSON object");
        }
        Draft draft = new Draft();
        String name =
                config.path("cluster_name").asText().toLowerCase(Locale.ROOT).replace('_', '-');
        draft.suggest(DraftEntry.CLUSTER, name);
        draft.suggest(DraftEntry.HOSTS, config.path("cms_ip").asText().replace(';', ','));
        draft.arrayIsCertain = hasArray(config);
        if (!draft.arrayIsCertain) {
            draft.suggest(DraftEntry.ARRAY, DraftEntry.NONE);
        }
        return draft;
    }

    /** The vendor's {@code get_config_info.py}: without a mode, the policies ModeB and ModeC mean dbstor, all others file. */
    private static boolean hasArray(JsonNode config) {
        String mode = config.path("deploy_mode").asText();
        return mode.isEmpty() ? config.path("deploy_policy").asText().matches("ModeB|ModeC") : !mode.equals("file");
    }

    /** Takes a value that was found, unless it cannot be one. */
    private void suggest(DraftEntry entry, String value) {
        if (entry.fits(value)) {
            values.put(entry, value);
        }
    }

    public Optional<String> value(DraftEntry entry) {
        return Optional.ofNullable(values.get(entry));
    }

    /** @throws IllegalArgumentException when it cannot be one */
    public void set(DraftEntry entry, String value) {
        if (!entry.fits(value)) {
            throw new IllegalArgumentException("expected %s, found '%s'".formatted(entry.expected(), value));
        }
        values.put(entry, value);
    }

    /** What is taken when nothing is typed; empty when something must be. */
    public String usual(DraftEntry entry) {
        return entry == DraftEntry.ARRAY && arrayIsCertain ? "" : entry.usual();
    }

    /** Whether it still matters: a cluster without an array has no user of it. */
    public boolean needs(DraftEntry entry) {
        return !values.containsKey(entry) && (entry != DraftEntry.ARRAY_USER || hasArray());
    }

    private boolean hasArray() {
        return value(DraftEntry.ARRAY)
                .filter(address -> !address.equals(DraftEntry.NONE))
                .isPresent();
    }

    /** In the order of their ids. */
    public List<NodeAddress> nodes() {
        return value(DraftEntry.HOSTS).map(DraftEntry::listed).orElse(List.of()).stream()
                .map(NodeAddress::of)
                .toList();
    }

    /** Address of the storage array; empty when there is none. */
    public Optional<String> array() {
        return hasArray() ? value(DraftEntry.ARRAY) : Optional.empty();
    }

    /** The file. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# How cantian-upgrade reaches this cluster. Paths are relative to this file; ~ is your home folder.");
        lines.add("# cantian-upgrade validate says what is not right yet. Passwords are named here, never written:");
        lines.add("# env:NAME or file:PATH (mode 0600), read where they are used.");
        lines.add("");
        lines.add("cluster: " + values.get(DraftEntry.CLUSTER));
        lines.add("# until: \"05:30\"             # when the maintenance window ends, on this host's clock");
        lines.add("");
        lines.add("release:");
        lines.add("  package: " + quoted(values.get(DraftEntry.PACKAGE)));
        lines.add(
                "  # connector: Cantian_connector_x86_64_RELEASE.tgz   # if the mysql module of the release needs it");
        lines.add("  # sha256: what the vendor states                    # checked before anything is copied");
        lines.add("  # directory: /ctdb/cantian_install                  # on the nodes");
        lines.add("");
        lines.add("ssh:");
        lines.add("  user: " + values.get(DraftEntry.SSH_USER));
        lines.add("  # identityFile: ~/.ssh/id_ed25519");
        lines.add("  knownHosts: known_hosts");
        lines.add("");
        lines.add("nodes:                       # ids as in deploy_param.json; node 0 leads");
        for (int id = 0; id < nodes().size(); id++) {
            lines.add("  - id: " + id);
            lines.add("    host: " + quoted(nodes().get(id).host()));
            nodes().get(id).port().ifPresent(port -> lines.add("    port: " + port));
        }
        lines.add("");
        array().ifPresentOrElse(
                        address -> lines.addAll(
                                List.of(
                                        "array:",
                                        "  address: " + quoted(address),
                                        "  user: " + quoted(values.get(DraftEntry.ARRAY_USER)),
                                        "  password: file:secrets/array",
                                        "  certificate: array.pem       # the array's own, or the one of the authority that signed it")),
                        () -> lines.add("# array: ...                 # this cluster has no storage array"));
        lines.addAll(List.of(
                "",
                "database:",
                "  sysPassword: file:secrets/sys",
                "",
                "# business:                  # without it you are asked whether business is stopped",
                "#   stop: \"kubectl apply -f mysql-members-0.yaml\"     # on the worker's host",
                "#   stopped: \"! kubectl get pods -l app=mysql -o name | grep -q .\"",
                "",
                "# rolling:                   # a rolling upgrade only",
                "#   order: \"1,0\"             # default: by id",
                "#   soak: 0s                 # so long every node must serve before the next one is stopped",
                "#   firstNodeFails: ask      # or rollback: by itself, unless somebody answers within veto",
                "#   veto: 10m",
                "",
                "# backup:                    # only when a rolling upgrade shall back the data up with ctbackup",
                "#   address: 127.0.0.1       # of MySQL",
                "#   user: backup",
                "#   password: file:secrets/mysql",
                "#   directory: /backup       # on the node, at most 100 characters",
                "",
                "# answers:                   # given ahead, for upgrades without anybody watching",
                "#   BUSINESS_STOPPED: yes",
                "#   VERDICT: commit          # then nobody is asked before the point of no return"));
        return lines.stream().map(Translation::read).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A plain word stays as it is; anything else is quoted, so that YAML reads it as a text. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./~][A-Za-z0-9_./~-]*")
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
