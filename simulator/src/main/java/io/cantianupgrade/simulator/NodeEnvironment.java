package io.cantianupgrade.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where the programs of a node run: in its root, with nothing but its own environment. */
interface NodeEnvironment {

    /** The variable that marks every process of a cluster with its folder. */
    String CLUSTER = "SIM_CLUSTER";

    /** The variable that says which folder is "/" for a process; empty where "/" is. */
    String ROOT = "SIM_ROOT";

    /** "/" of the node, as this machine sees it. */
    Path root();

    /** Whether its "/" really is "/" for its programs. */
    boolean isHost();

    /** All that a process of the node has. */
    Map<String, String> variables();

    /** Starts a command as root, without SSH. */
    Process start(String command) throws IOException;
}
