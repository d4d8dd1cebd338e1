package io.cantianupgrade.storage.devicemanager;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.storage.ArrayIdentity;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Replication;
import io.cantianupgrade.storage.Replication.Site;
import java.util.List;

/** What the array knows about itself and its file systems; nothing here changes anything. */
final class FileSystems {

    private static final String NORMAL = "1";
    private static final String SYSTEM_RUNNING = "1";
    private static final String ONLINE = "27";
    private static final String SPLIT = "26";

    private final Calls calls;

    FileSystems(Calls calls) {
        this.calls = calls;
    }

    ArrayIdentity identity() throws ArrayFailure {
        // Every driver sends the slash at the end.
        JsonNode system = calls.get(ArrayCall.get("system", "")).data();
        return new ArrayIdentity(
                Reply.text(system, "ID"),
                Reply.text(system, "wwn"),
                Reply.text(system, "NAME"),
                Reply.text(system, "productModeString"),
                Reply.text(system, "pointRelease"),
                Reply.text(system, "HEALTHSTATUS").equals(NORMAL)
                        && Reply.text(system, "RUNNINGSTATUS").equals(SYSTEM_RUNNING));
    }

    /** Names are compared here as well: a filter may find parts of names, or be ignored. */
    FileSystem find(FileSystemRef ref, String where) throws ArrayFailure {
        List<JsonNode> hits = calls
                .list(ArrayCall.get("filesystem")
                        .with("filter", "NAME::" + ref.name())
                        .with("vstoreId", ref.vstoreId()))
                .stream()
                .filter(hit -> Reply.text(hit, "NAME").equals(ref.name()))
                .filter(hit -> hit.path("vstoreId").asText(ref.vstoreId()).equals(ref.vstoreId()))
                .toList();
        if (hits.size() != 1) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.FILE_SYSTEM_NOT_FOUND,
                            where,
                            "expected one file system " + ref + ", found " + hits.size(),
                            List.of("GET filesystem, filter NAME::" + ref.name() + ", vStore " + ref.vstoreId()),
                            "compare the names in deploy_param.json with DeviceManager, and that the cluster file names this array"));
        }
        return fileSystem(ref, hits.get(0));
    }

    FileSystem read(FileSystemRef ref, String id) throws ArrayFailure {
        return fileSystem(
                ref, calls.get(inTenant(ArrayCall.get("filesystem", id), ref)).data());
    }

    Replication replication(FileSystem fileSystem) throws ArrayFailure {
        List<JsonNode> pairs = associates("replicationpair", fileSystem);
        boolean standby =
                pairs.stream().anyMatch(pair -> !pair.path("ISPRIMARY").asBoolean(false));
        boolean split = pairs.stream()
                .allMatch(pair -> Reply.text(pair, "RUNNINGSTATUS").equals(SPLIT));
        boolean hyperMetro = !associates("HyperMetroPair", fileSystem).isEmpty();
        if (pairs.isEmpty()) {
            return new Replication(Site.NOT_REPLICATED, true, hyperMetro);
        }
        return new Replication(standby ? Site.STANDBY : Site.PRIMARY, split, hyperMetro);
    }

    /** The system's own tenant is not named in requests for one object. */
    static ArrayCall inTenant(ArrayCall call, FileSystemRef ref) {
        return ref.vstoreId().equals(FileSystemRef.SYSTEM_VSTORE) ? call : call.with("vstoreId", ref.vstoreId());
    }

    private List<JsonNode> associates(String resource, FileSystem fileSystem) throws ArrayFailure {
        return calls.get(ArrayCall.get(resource, "associate")
                        .with("ASSOCIATEOBJTYPE", "40")
                        .with("ASSOCIATEOBJID", fileSystem.id()))
                .list();
    }

    private static FileSystem fileSystem(FileSystemRef ref, JsonNode json) {
        return new FileSystem(
                ref,
                Reply.text(json, "ID"),
                Reply.text(json, "HEALTHSTATUS").equals(NORMAL),
                Reply.text(json, "RUNNINGSTATUS").equals(ONLINE));
    }
}
