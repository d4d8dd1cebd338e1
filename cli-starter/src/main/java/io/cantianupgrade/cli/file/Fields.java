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
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";
    private static final String NUMBERS = "[0-9.]+";

    static final Field CLUSTER = Field.text(
            "cluster",
            "a name of 1 to 40 of a-z, 0-9 and -, beginning with a letter",
            "cluster: prod-a",
            ClusterId.FORM.pattern());

    static final Field UNTIL = new Field(
            "until", "a time of day from 00:00 to 23:59", "until: \"05:30\"", false, text -> TimeOfDay.of(text)
                    .isPresent());

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

    static final Field ID = Field.number("id", 0, NodeId.HIGHEST, "id: 0");
    static final Field HOST = host("host", "host: 10.0.0.11");
    static final Field PORT = Field.number("port", 1, 65_535, "port: 22");
    static final Field ROOT = Field.text("root", "nothing, or an absolute path", "root: \"\"", "|/[^\\s'\"]*");
    static final Field ACCESS = Field.text("access", "ssh or worker", "access: ssh", "ssh|worker");

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

    private Fields() {}

    private static Field file(String key, String expected, String example) {
        return Field.text(key, expected, example, ".+");
    }

    /** What looks like an IP address must be one. */
    static Field host(String key, String example) {
        String name = "(?!%s$)%s".formatted(NUMBERS, HOST_NAME);
        return Field.text(key, "a host name or an IP address", example, String.join("|", name, IPV4, IPV6));
    }

    static Field secret(String key, String example) {
        return new Field(
                key,
                "a reference to a secret, env:NAME, file:/path or prompt",
                example,
                true,
                text -> SecretRef.isOne(text) || text.matches("file:.+"));
    }
}
