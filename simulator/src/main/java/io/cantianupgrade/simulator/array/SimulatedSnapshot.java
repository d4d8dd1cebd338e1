package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A snapshot the array holds.
 *
 * @param number counts up with each snapshot of the array; also the name of the folder with its content
 * @param takenAt epoch milliseconds
 */
public record SimulatedSnapshot(long number, String name, String fileSystemId, String vstore, long takenAt) {

    /** {@code <fileSystemId>@<name>}. */
    @JsonIgnore
    public String id() {
        return fileSystemId + "@" + name;
    }

    /** With both {@code snapType} and {@code SNAPTYPE}, as firmware 6.1.6 answers. */
    ObjectNode json(String fileSystemName) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ID", id())
                .put("NAME", name)
                .put("PARENTID", fileSystemId)
                .put("PARENTNAME", fileSystemName)
                .put("PARENTTYPE", 40)
                .put("HEALTHSTATUS", "1")
                .put("TIMESTAMP", Long.toString(takenAt / 1000))
                .put("SNAPTYPE", "1")
                .put("snapType", "1")
                .put("isSecuritySnap", "0")
                .put("TYPE", 48)
                .put("vstoreId", vstore);
    }
}
