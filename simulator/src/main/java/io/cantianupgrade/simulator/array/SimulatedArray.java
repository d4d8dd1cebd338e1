package io.cantianupgrade.simulator.array;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A running array on the loopback. All it knows lies in its folder, so another start in the same folder is the same array on
 * the same port with the same certificate, its sessions lost.
 */
public final class SimulatedArray implements AutoCloseable {

    private final Path folder;
    private final ArrayState state;
    private final List<SimulatedFileSystem> fileSystems;
    private final ArrayCertificate certificate;
    private final SSLContext tls;
    private final SessionRules sessionRules = new SessionRules();
    private final WireRules wireRules = new WireRules();
    private final SnapshotRules snapshotRules = new SnapshotRules();
    private final RollbackRules rollbackRules = new RollbackRules();
    private final Faults faults = new Faults();
    private final AuditLog audit;
    private final Sessions sessions = new Sessions(sessionRules);
    private final Rollbacks rollbacks;
    private final Snapshots snapshots;
    private final Exchanges exchanges;
    private final ArrayServer first;
    private Optional<ArrayServer> second = Optional.empty();

    SimulatedArray(
            Path folder,
            ArrayState state,
            List<SimulatedFileSystem> fileSystems,
            ArrayCertificate certificate,
            String user,
            String password)
            throws IOException {
        this.folder = folder;
        this.state = state;
        this.fileSystems = List.copyOf(fileSystems);
        this.certificate = certificate;
        this.tls = certificate.tls();
        this.audit = new AuditLog(folder.resolve("audit.log"));
        Listing listing = new Listing(wireRules);
        SnapshotContents contents = new SnapshotContents(folder.resolve("snapshots"));
        FileSystems resource = new FileSystems(fileSystems, listing, snapshotRules);
        this.rollbacks = new Rollbacks(state, contents, resource, rollbackRules);
        this.snapshots = new Snapshots(state, contents, resource, rollbacks, listing, snapshotRules);
        Logins logins = new Logins(user, password, sessions, sessionRules, state);
        Router router = new Router(state, sessions, sessionRules, logins, resource, snapshots, rollbacks);
        this.exchanges = new Exchanges(router, sessions, faults, wireRules, audit);
        this.first = new ArrayServer(tls, state.port, exchanges);
        first.listen();
        state.port = first.port();
        state.save();
        rollbacks.resume();
    }

    /** @param folder for the array's own state; not inside one of its file systems */
    public static ArraySetup in(Path folder) {
        return new ArraySetup(folder);
    }

    /**
     * Writes all that this array knows into another folder, where a second one can be started: same ids, same snapshots, another
     * port. The file systems' own content is not part of it.
     */
    public void copyTo(Path other) throws IOException {
        synchronized (state) {
            FolderTree.copy(folder, other);
            ArrayState copy = ArrayState.in(other);
            copy.port = 0;
            copy.save();
        }
    }

    public int port() {
        return first.port();
    }

    /** PEM file with what a client has to trust. */
    public Path certificate() {
        return certificate.pem();
    }

    public String deviceId() {
        synchronized (state) {
            return state.deviceId;
        }
    }

    /** From now on another array answers at this address; open sessions are of no use there. */
    public void becomeAnotherArray(String deviceId) {
        synchronized (state) {
            state.deviceId = deviceId;
        }
        sessions.closeAll();
    }

    public List<SimulatedSnapshot> snapshots() {
        synchronized (state) {
            return List.copyOf(state.snapshots.values());
        }
    }

    /** Somebody else removes a snapshot behind the client's back; nothing happens when there is none of that id. */
    public void removeSnapshot(String id) {
        synchronized (state) {
            Optional.ofNullable(state.snapshots.get(id)).ifPresent(snapshots::remove);
        }
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public SimulatedFileSystem fileSystem(String name) {
        return fileSystems.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file system " + name));
    }

    /** Every request since the start, oldest first. */
    public List<AuditEntry> audit() {
        return audit.entries();
    }

    public int openSessions() {
        return sessions.count();
    }

    /** Every token is unknown from now on. */
    public void endSessions() {
        sessions.closeAll();
    }

    public Faults faults() {
        return faults;
    }

    public SessionRules sessionRules() {
        return sessionRules;
    }

    public WireRules wireRules() {
        return wireRules;
    }

    public SnapshotRules snapshotRules() {
        return snapshotRules;
    }

    public RollbackRules rollbackRules() {
        return rollbackRules;
    }

    /** A second management address of the same array, on another port. */
    public synchronized int openSecondAddress() throws IOException {
        if (second.isEmpty()) {
            second = Optional.of(new ArrayServer(tls, 0, exchanges));
            second.get().listen();
        }
        return second.get().port();
    }

    /** The first address refuses connections; sessions and rollbacks live on. */
    public void goDown() {
        first.goDown();
    }

    public void comeBack() throws IOException {
        first.listen();
    }

    /** The controller restarts: connections are cut and sessions are lost, rollbacks go on. */
    public void restart() throws IOException {
        first.goDown();
        sessions.closeAll();
        first.listen();
    }

    @Override
    public synchronized void close() {
        exchanges.close();
        first.close();
        second.ifPresent(ArrayServer::close);
        rollbacks.close();
    }
}
