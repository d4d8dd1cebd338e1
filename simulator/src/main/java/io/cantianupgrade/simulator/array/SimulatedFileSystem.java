package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** A file system of the array: a folder on this disk, and a state that a test may change at any time. */
public final class SimulatedFileSystem {

    private final String id;
    private final String name;
    private final String vstore;
    private final Path folder;
    private volatile String health = "1";
    private volatile String running = "27";
    private volatile boolean shared;
    private volatile boolean full;
    private volatile String replication = "";
    private volatile boolean split;
    private volatile boolean hyperMetro;

    SimulatedFileSystem(String id, String name, String vstore, Path folder) {
        this.id = id;
        this.name = name;
        this.vstore = vstore;
        this.folder = folder;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String vstore() {
        return vstore;
    }

    public Path folder() {
        return folder;
    }

    /** 1 normal, 2 faulty. */
    public SimulatedFileSystem health(String status) {
        health = status;
        return this;
    }

    /** 27 online, 28 offline. */
    public SimulatedFileSystem running(String status) {
        running = status;
        return this;
    }

    /** A shared file system refuses a rollback. */
    public SimulatedFileSystem shared(boolean isShared) {
        shared = isShared;
        return this;
    }

    /** No room is left for a snapshot. */
    public SimulatedFileSystem full(boolean isFull) {
        full = isFull;
        return this;
    }

    /** Half of a replication pair; a pair that is not split refuses a rollback. */
    public SimulatedFileSystem replicated(boolean primary, boolean isSplit) {
        replication = Boolean.toString(primary);
        split = isSplit;
        return this;
    }

    /** Half of a HyperMetro pair, which refuses a rollback. */
    public SimulatedFileSystem hyperMetro(boolean paired) {
        hyperMetro = paired;
        return this;
    }

    boolean isShared() {
        return shared;
    }

    boolean isReplicated() {
        return !replication.isEmpty();
    }

    boolean isHyperMetro() {
        return hyperMetro;
    }

    void refuseSnapshot() {
        if (full) {
            throw new Refusal(ArrayCode.NO_SPACE);
        }
        refuseWhenUnwell();
    }

    void refuseRollback() {
        refuseWhenUnwell();
        if (shared) {
            throw new Refusal(ArrayCode.SOURCE_SHARED);
        }
        if (isReplicated() && !split) {
            throw new Refusal(ArrayCode.PAIR_NOT_SPLIT);
        }
        if (hyperMetro) {
            throw new Refusal(ArrayCode.HYPER_METRO_BLOCKS);
        }
    }

    private void refuseWhenUnwell() {
        if (!health.equals("1")) {
            throw new Refusal(ArrayCode.SOURCE_FAULTY);
        }
        if (!running.equals("27")) {
            throw new Refusal(ArrayCode.SOURCE_OFFLINE);
        }
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ID", id)
                .put("NAME", name)
                .put("PARENTNAME", "StoragePool001")
                .put("HEALTHSTATUS", health)
                .put("RUNNINGSTATUS", running)
                .put("CAPACITY", "2097152")
                .put("ALLOCTYPE", "1")
                .put("SUBTYPE", "0")
                .put("ISCLONEFS", "false")
                .put("TYPE", 40)
                .put("vstoreId", vstore)
                .put("scheduleName", "--");
    }

    ObjectNode replicationPair() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("LOCALRESID", id)
                .put("ISPRIMARY", replication)
                .put("RUNNINGSTATUS", split ? "26" : "1");
    }
}
