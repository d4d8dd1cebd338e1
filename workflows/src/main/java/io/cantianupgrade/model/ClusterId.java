package io.cantianupgrade.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a cluster: 1 to 40 of {@code a-z 0-9 -}, beginning with a letter. Workflow ids and task queues are made of it. */
public record ClusterId(@JsonValue String name) {

    public static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    @JsonCreator
    public ClusterId {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a cluster name is 1 to 40 of a-z, 0-9 and -, beginning with a letter");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
