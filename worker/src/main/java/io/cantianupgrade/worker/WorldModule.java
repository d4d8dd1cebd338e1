package io.cantianupgrade.worker;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.cantianupgrade.activity.Secrets;
import io.cantianupgrade.activity.World;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.node.AnyShells;
import io.cantianupgrade.node.Shells;
import io.cantianupgrade.node.ssh.SshShells;
import io.cantianupgrade.storage.StorageArrays;
import io.cantianupgrade.storage.devicemanager.ArrayPatience;
import io.cantianupgrade.storage.devicemanager.DeviceManagerArrays;
import java.time.Duration;
import java.util.Optional;

/** The ways to nodes, storage array and secrets. */
final class WorldModule extends AbstractModule {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ArrayPatience arrayPatience;
    private final Optional<Keys> keys;

    /** @param keys that open sealed secrets */
    WorldModule(ArrayPatience arrayPatience, Optional<Keys> keys) {
        this.arrayPatience = arrayPatience;
        this.keys = keys;
    }

    @Provides
    @Singleton
    SshShells sshShells(Secrets secrets) {
        return new SshShells(secrets::resolve, System.getenv());
    }

    @Provides
    @Singleton
    Shells shells(SshShells ssh) {
        return new AnyShells(ssh);
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
