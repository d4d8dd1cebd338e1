package io.cantianupgrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Someone who upgrades a cluster by hand, over SSH, as the guide says. */
final class Operator implements AutoCloseable {

    private static final String PACKAGE = "/ctdb/cantian_install/cantian_connector";

    private final SimulatedCluster cluster;
    private final List<NodeClient> clients = new ArrayList<>();

    Operator(SimulatedCluster cluster) throws IOException, GeneralSecurityException {
        this.cluster = cluster;
        for (SimulatedNode node : cluster.nodes()) {
            clients.add(new NodeClient(cluster, node.id()));
        }
    }

    NodeClient on(int node) {
        return clients.get(node);
    }

    void distribute() throws IOException {
        for (NodeClient client : clients) {
            upload(client, cluster.targetPackage(), "package.tgz");
            upload(
                    client,
                    cluster.targetConnector(),
                    cluster.targetConnector().getFileName().toString());
            assertThat(client.run("cd ctdb/cantian_install && tar -xzf package.tgz && rm package.tgz"))
                    .matches(CommandResult::succeeded);
        }
    }

    private static void upload(NodeClient client, Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(client.run("cat > ctdb/cantian_install/" + name, in)).matches(CommandResult::succeeded);
        }
    }

    /** An action of the new release's appctl.sh. */
    CommandResult newRelease(int node, String action, String input) throws IOException {
        return on(node).run("sh \"$SIM_ROOT" + PACKAGE + "/action/appctl.sh\" " + action, input);
    }

    /** An action of the installed release's appctl.sh. */
    CommandResult installed(int node, String action, String input) throws IOException {
        return on(node).run("sh \"$SIM_ROOT/opt/cantian/action/appctl.sh\" " + action, input);
    }

    /** One function, or a few, of a script of the new release. */
    CommandResult call(int node, String script, String arguments, String functions) throws IOException {
        return on(node).run("cd / && bash -c 'eval \"$(sed \"\\$s/^main\\$//\" \"$0\")\"; " + functions
                + "' \"$SIM_ROOT" + PACKAGE + "/action/" + script + "\" " + arguments);
    }

    @Override
    public void close() throws IOException {
        for (NodeClient client : clients) {
            client.close();
        }
    }
}
