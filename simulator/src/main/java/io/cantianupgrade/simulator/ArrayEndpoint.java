package io.cantianupgrade.simulator;

import java.nio.file.Path;

/** Where the storage array of a cluster answers; only written into its cluster.yaml. */
record ArrayEndpoint(String host, int port, String user, Path passwordFile, Path certificateFile) {}
