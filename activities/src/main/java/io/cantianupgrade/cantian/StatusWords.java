package io.cantianupgrade.cantian;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.rolling.ClusterWord;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.rolling.RollingState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The status files of a rolling upgrade (F11, F12), in the vendor's format and place. */
public final class StatusWords {

    static final String DIRECTORY = "cluster_and_node_status";
    static final String CLUSTER = "cluster_status.txt";

    private static final Pattern OF_A_NODE = Pattern.compile("node(\\d{1,2})_status\\.txt");

    private StatusWords() {}

    /** All of them, as every node sees them; a node without a file has none. */
    public static RollingState read(CantianNode node, DeployParam configured) {
        SharedFlags flags = new SharedFlags(node, configured);
        Map<String, String> files = flags.words();
        List<String> names = flags.names();
        return new RollingState(
                files.containsKey(CLUSTER) ? ClusterWord.parse(files.get(CLUSTER)) : ClusterWord.ABSENT,
                nodes(files),
                names.contains(Layout.TABLES_CHANGED) || names.contains(Layout.TABLES_FAILED),
                names.contains(Layout.BACKUP_SETTLED));
    }

    static String fileOf(NodeId node) {
        return "node" + node.number() + "_status.txt";
    }

    private static Map<NodeId, NodeWord> nodes(Map<String, String> files) {
        Map<NodeId, NodeWord> nodes = new TreeMap<>();
        files.forEach((name, text) -> {
            Matcher ofNode = OF_A_NODE.matcher(name);
            if (ofNode.matches()) {
                nodes.put(new NodeId(Integer.parseInt(ofNode.group(1))), NodeWord.parse(text));
            }
        });
        return nodes;
    }
}
