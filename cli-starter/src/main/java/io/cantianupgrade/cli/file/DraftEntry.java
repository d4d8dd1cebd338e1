package io.cantianupgrade.cli.file;

import java.util.Arrays;
import java.util.List;

/** What {@code init} must know, in the order in which it asks. */
public enum DraftEntry {
    CLUSTER(Fields.CLUSTER, "--cluster", "Name of the cluster", "prod-a", false),
    HOSTS(Fields.HOST, "--hosts", "Addresses of the nodes, node 0 first, with commas between", "", true),
    PACKAGE(Fields.PACKAGE, "--package", "Release archive, on this host", "", false),
    SSH_USER(SshFields.USER, "--user", "User of the nodes", "root", false),
    ARRAY(Fields.ADDRESS, "--array", "Management address of the storage array, or none", "none", false),
    ARRAY_USER(Fields.ARRAY_USER, "--array-user", "User of the storage array", "upgrade", false);

    /** What is said of a cluster without a storage array. */
    static final String NONE = "none";

    private final Field field;
    private final String option;
    private final String prompt;
    private final String usual;
    private final boolean list;

    DraftEntry(Field field, String option, String prompt, String usual, boolean list) {
        this.field = field;
        this.option = option;
        this.prompt = prompt;
        this.usual = usual;
        this.list = list;
    }

    /** The option of {@code init} that says it. */
    public String option() {
        return option;
    }

    public String prompt() {
        return prompt;
    }

    /** What is taken when nothing is typed; empty when something must be. */
    public String usual() {
        return usual;
    }

    /** What would be right, in words. */
    public String expected() {
        return list
                ? field.expected()
                        + ", for each node, with :PORT behind it when it is not 22, at most 64 of them, each once"
                : field.expected();
    }

    public boolean fits(String text) {
        if (this == ARRAY && text.equals(NONE)) {
            return true;
        }
        List<String> values = list ? listed(text) : List.of(text);
        return !text.isBlank()
                && values.size() <= 64
                && values.stream().distinct().count() == values.size()
                && values.stream()
                        .allMatch(value -> list ? NodeAddress.of(value).fits() : field.fits(value));
    }

    static List<String> listed(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
