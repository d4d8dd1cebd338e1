package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.encryption.CodecAccess;
import io.cantianupgrade.encryption.CodecServer;
import io.cantianupgrade.encryption.CodecServerOptions;
import io.cantianupgrade.encryption.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The codec server of this machine's Temporal service, on a free port, for its Web UI only. */
final class LocalCodec {
    private LocalCodec() {}

    /** @param webUi port of the Web UI */
    static CodecServer start(Keys keys, int webUi) {
        List<String> origins = List.of("http://127.0.0.1:" + webUi, "http://localhost:" + webUi);
        try {
            return CodecServer.start(
                    new CodecServerOptions(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            new CodecAccess(origins, Optional.empty()),
                            Optional.empty()),
                    keys);
        } catch (IOException failed) {
            throw CliFailure.failed(
                    "The codec server of the Web UI cannot be started: " + failed.getMessage(), "try again", failed);
        }
    }
}
