package io.cantianupgrade.acceptance;

import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.Endpoint;
import io.cantianupgrade.cli.temporal.SearchAttributeSetup;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.storage.devicemanager.ArrayPatience;
import io.cantianupgrade.worker.UpgradeWorker;
import java.util.Optional;

/** A worker without a process of its own, for what the program cannot be told. */
record WorkerHere(UpgradeWorker worker, Connection connection) implements AutoCloseable {

    static WorkerHere start(String address, ArrayPatience arrayPatience, Optional<Keys> keys) {
        Endpoint endpoint = new Endpoint(address, "default", true);
        Connection connection = Connection.open(endpoint, keys);
        SearchAttributeSetup.ensure(endpoint);
        return new WorkerHere(UpgradeWorker.control(connection.client(), connection.keys(), arrayPatience), connection);
    }

    @Override
    public void close() {
        worker.close();
        connection.close();
    }
}
