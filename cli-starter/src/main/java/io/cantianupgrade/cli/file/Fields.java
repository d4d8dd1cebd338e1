package io.cantianupgrade.cli.file;

import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import java.util.List;

/** Every field of {@code cluster.yaml} that holds one value. */
final class Fields {
    static final List<String> RELEASE_KEYS = List.of("package", "connector", "sha256", "directory");

    private static final String HOST_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,252}";
    private static final String IPV6 = "[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*";

    static final Field CLUSTER = Field.text(
            "cluster",
            "a name of 1 to 40 of a-z, 0-9 and -, beginning with a letter",
            "cluster: prod-a",
            ClusterId.FORM.pattern());

    static final Field PACKAGE =
            file("package", "the release archive", "package: /data/Cantian_25.06.B001_x86_64_RELEASE.tgz");
    static final Field CONNECTOR =
            file("connector", "the connector archive", "connector: /data/Cantian_connector_x86_64_RELEASE.tgz");
    static final Field SHA256 =
            Field.text("sha256", "64 hexadecimal digits", "sha256: what sha256sum prints", "[0-9a-fA-F]{64}");
    static final Field DIRECTORY = Field.text(
            "directory",
            "an absolute path on the nodes",
            "directory: /ctdb/cantian_install",
            "(?!.*/\\.\\.(/|$))/[^\\s'\"/][^\\s'\"]*");

    static final Field SSH_USER = Field.text("user", "a user's name", "user: root", "[A-Za-z_][A-Za-z0-9_.-]{0,31}");
    static final Field IDENTITY_FILE = file("identityFile", "a private key", "identityFile: ~/.ssh/id_ed25519");
    static final Field KNOWN_HOSTS =
            file("knownHosts", "a file with the nodes' host keys", "knownHosts: ~/.ssh/known_hosts");

    static final Field ID = Field.number("id", 0, NodeId.HIGHEST, "id: 0");
    static final Field HOST = host("host", "host: 10.0.0.11");
    static final Field PORT = Field.number("port", 1, 65_535, "port: 22");
    static final Field ROOT = Field.text("root", "nothing, or an absolute path", "root: \"\"", "|/[^\\s'\"]*");
    static final Field ACCESS = Field.text("access", "ssh or local", "access: ssh", "ssh|local");

    static final Field ADDRESS = host("address", "address: 10.0.0.5");
    static final Field ARRAY_PORT = Field.number("port", 1, 65_535, "port: 8088");
    static final Field ARRAY_USER = Field.text("user", "a user's name", "user: upgrade", "\\S{1,64}");
    static final Field PASSWORD = secret("password", "password: file:/root/secrets/array");
    static final Field CERTIFICATE =
            file("certificate", "the array's certificate (PEM)", "certificate: /root/array.pem");

    static final Field SYS_PASSWORD = secret("sysPassword", "sysPassword: env:SYS_PASSWORD");

    static final Field STOP = Field.text("stop", "a shell command", "stop: \"systemctl stop app\"", "(?s).*\\S.*");
    static final Field STOPPED =
            Field.text("stopped", "a shell command", "stopped: \"! systemctl -q is-active app\"", "(?s).*\\S.*");

    static final Field ORDER =
            Field.text("order", "ids of nodes with commas between", "order: \"1,0\"", "\\d{1,2}( *, *\\d{1,2})*");
    static final Field SOAK = duration("soak", "soak: 30s");
    static final Field VETO = duration("veto", "veto: 10m");
    static final Field FIRST_NODE_FAILS = onFailure("firstNodeFails");
    static final Field LATER_NODE_FAILS = onFailure("laterNodeFails");

    static final Field MYSQL_PORT = Field.number("port", 1, 65_535, "port: 3306");
    static final Field MYSQL_USER = Field.text("user", "a user's name", "user: backup", "[A-Za-z0-9_.@%-]{1,64}");
    static final Field METADATA = onNode("metadata", "metadata: /mnt/dbdata/remote/metadata_fs/node0");
    static final Field BACKUP_DIRECTORY = onNode("directory", "directory: /backup");

    private Fields() {}

    private static Field duration(String key, String example) {
        return Field.text(key, "a time such as 30s, 10m or 2h", example, "\\d{1,4}[smh]");
    }

    private static Field onFailure(String key) {
        return Field.text(key, "ask or rollback", key + ": ask", "ask|rollback");
    }

    /** The vendor takes at most 100 characters, and no character that a shell reads. */
    private static Field onNode(String key, String example) {
        return Field.text(
                key,
                "an absolute path on the node, of at most 100 letters, digits and ._/-",
                example,
                "/[A-Za-z0-9._/-]{1,99}");
    }

    private static Field file(String key, String expected, String example) {
        return Field.text(key, expected, example, ".+");
    }

    private static Field host(String key, String example) {
        return Field.text(key, "a host name or an IP address", example, HOST_NAME + "|" + IPV6);
    }

    private static Field secret(String key, String example) {
        return new Field(
                key,
                "a reference to a secret, env:NAME or file:/path",
                example,
                true,
                text -> SecretRef.isOne(text) || text.matches("file:.+"));
    }
}
