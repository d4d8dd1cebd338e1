package io.cantianupgrade.worker;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.cantianupgrade.activity.Secrets;
import io.cantianupgrade.activity.World;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.errand.ControlShells;
import io.cantianupgrade.errand.Errands;
import io.cantianupgrade.node.Shells;
import io.cantianupgrade.node.ssh.SshShells;
import io.cantianupgrade.storage.StorageArrays;
import io.cantianupgrade.storage.devicemanager.ArrayPatience;
import io.cantianupgrade.storage.devicemanager.DeviceManagerArrays;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Optional;

/** The ways to nodes, storage array and secrets. */
final class WorldModule extends AbstractModule {

    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ArrayPatience arrayPatience;
    private final Optional<Keys> keys;
    private final WorkflowClient client;

    /**
     * @param keys that open sealed secrets
     * @param client by which errands go to workers on nodes
     */
    WorldModule(ArrayPatience arrayPatience, Optional<Keys> keys, WorkflowClient client) {
        this.arrayPatience = arrayPatience;
        this.keys = keys;
        this.client = client;
    }

    @Provides
    @Singleton
    SshShells sshShells(Secrets secrets) {
        return new SshShells(secrets::resolve, System.getenv());
    }

    @Provides
    @Singleton
    Shells shells(SshShells ssh) {
        return new ControlShells(ssh, new Errands(client));
    }

    @Provides
    @Singleton
    StorageArrays arrays() {
        return new DeviceManagerArrays(arrayPatience);
    }

    @Provides
    @Singleton
    Secrets secrets() {
        return new Secrets(System.getenv(), keys);
    }

    @Provides
    @Singleton
    World world(Shells shells, StorageArrays arrays, Secrets secrets) {
        return new World(shells, arrays, secrets, BETWEEN_LOOKS);
    }
}
