package io.cantianupgrade.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The bad inputs: a good cluster file with one thing wrong, or words that nobody understands. */
final class BadInputs {

    private static final String GOOD = """
            cluster: demo
            release:
              package: release.tgz
              connector: connector.tgz
            ssh: { user: root, identityFile: key, knownHosts: hosts }
            nodes:
              - { id: 0, host: 10.0.0.1 }
              - { id: 1, host: 10.0.0.2 }
            array: { address: 10.0.0.5, port: 48088, user: upgrade, password: file:secret, certificate: array.pem }
            database: { sysPassword: env:SYS_PASSWORD }
            business: { stop: "stop app" }
            rolling: { order: "1,0", soak: 30s, veto: 5m }
            backup: { address: 127.0.0.1, user: backup, password: file:secret, metadata: /metadata, directory: /backup }
            answers: { BUSINESS_STOPPED: yes, VERDICT: commit }
            """;

    static final String PLAN = "plan -f DIR/cluster.yaml";
    static final String PRECHECK = "precheck -f DIR/cluster.yaml";
    static final String UPGRADE = "upgrade offline --yes -f DIR/cluster.yaml";
    static final String COMMIT = "commit demo --yes -f DIR/cluster.yaml";

    static final List<Row> ROWS = Stream.of(
                    names(),
                    places(),
                    values(),
                    wholes(),
                    words(),
                    BadRollingInputs.rows(),
                    BadSshInputs.rows(),
                    BadWindowInputs.rows())
            .flatMap(List::stream)
            .toList();

    private BadInputs() {}

    private static List<Row> names() {
        return List.of(
                instead("an unknown field at the top", PLAN, "cluster: demo", "clutser: demo"),
                instead("an unknown field in a group", PRECHECK, "user: root", "usr: root"),
                instead("an unknown field that is near to nothing", PLAN, "user: root", "colour: blue"),
                instead("a field twice", UPGRADE, "connector: connector.tgz", "package: release.tgz"),
                instead("a group twice", PLAN, "business:", "database:"),
                instead("an unknown question", PLAN, "VERDICT: commit", "VERDIKT: commit"),
                instead("an answer to a step that fails", UPGRADE, "VERDICT: commit", "STEP_FAILED: retry"),
                instead("an answer that nobody can give", UPGRADE, "VERDICT: commit", "VERDICT: maybe"),
                instead("a yes that is not spelled yes", PLAN, "BUSINESS_STOPPED: yes", "BUSINESS_STOPPED: true"),
                instead("an upper-case cluster name", PLAN, "cluster: demo", "cluster: Demo"),
                instead("a cluster without a name", COMMIT, "cluster: demo", "cluster:"),
                instead("a cluster with a long name", PLAN, "cluster: demo", "cluster: d" + "e".repeat(40)),
                instead(
                        "a deploy mode, which is read from the nodes",
                        PLAN,
                        "cluster: demo",
                        "cluster: demo\ndeployMode: dss"));
    }

    private static List<Row> places() {
        return List.of(
                instead("a package that is not there", UPGRADE, "release.tgz", "nowhere.tgz"),
                instead("a package that is a folder", PLAN, "package: release.tgz", "package: ."),
                instead("a package without a name", PLAN, "package: release.tgz", "package: \"\""),
                instead("a connector that is not there", PLAN, "connector.tgz", "../nowhere.tgz"),
                instead("a key that is not there", PRECHECK, "identityFile: key", "identityFile: ~/.ssh/id_none"),
                instead("no known hosts", PRECHECK, ", knownHosts: hosts", ""),
                instead("a certificate that is not there", PLAN, "array.pem", "/nowhere/array.pem"),
                instead("a relative folder on the nodes", PLAN, "connector: connector.tgz", "directory: ctdb/install"),
                instead("the root as the folder on the nodes", PLAN, "connector: connector.tgz", "directory: //"),
                instead(
                        "a folder on the nodes that leads upwards",
                        PLAN,
                        "connector: connector.tgz",
                        "directory: /ctdb/../.."),
                instead("a checksum that is none", PLAN, "connector: connector.tgz", "sha256: 12ab"),
                instead(
                        "a checksum with other letters",
                        PLAN,
                        "connector: connector.tgz",
                        "sha256: " + "g".repeat(64)));
    }

    private static List<Row> values() {
        return List.of(
                instead("a password in plain", PLAN, "password: file:secret, c", "password: Hunter2secret, c"),
                instead(
                        "a password to ask for, in other words",
                        PLAN,
                        "password: file:secret, c",
                        "password: prompt:array, c"),
                instead("a secret without a name", PLAN, "env:SYS_PASSWORD", "'env:'"),
                instead("a secret with a name that no variable has", PLAN, "env:SYS_PASSWORD", "env:SYS-PASSWORD"),
                instead(
                        "a secret in a file that is not there",
                        PRECHECK,
                        "password: file:secret, c",
                        "password: file:nowhere, c"),
                instead("a secret that is a list", PLAN, "env:SYS_PASSWORD", "[env:A]"),
                instead("the same id twice", PLAN, "id: 1", "id: 0"),
                instead("ids with a gap", PLAN, "id: 1", "id: 2"),
                instead("an id that is a word", PLAN, "id: 1", "id: one"),
                instead("an id below zero", PLAN, "id: 1", "id: -1"),
                instead("an id over 63", PLAN, "id: 1", "id: 64"),
                instead("a node without an id", PLAN, "id: 1, ", ""),
                instead("a node without a host", UPGRADE, ", host: 10.0.0.2", ""),
                instead("the same machine twice", PLAN, "10.0.0.2", "10.0.0.1"),
                instead(
                        "one worker for two nodes",
                        PLAN,
                        "{ id: 1, host: 10.0.0.2 }",
                        "{ id: 1, host: b, access: worker }\n  - { id: 2, host: b, access: worker }"),
                instead("a way to a node that is no longer there", PLAN, "id: 1", "id: 1, access: local"),
                instead("a host with a port", PLAN, "host: 10.0.0.2", "host: 10.0.0.2:22"),
                instead("a host that is an option of ssh", PLAN, "10.0.0.2", "-oProxyCommand=x"),
                instead("an address that is a URL", PLAN, "address: 10.0.0.5", "address: 'https://10.0.0.5:8088'"),
                instead("port 0", PLAN, "port: 48088", "port: 0"),
                instead("a port over 65535", PLAN, "id: 1", "id: 1, port: 70000"),
                instead("a port without a value", PLAN, "port: 48088", "port:"),
                instead("a way to a node that does not exist", PLAN, "id: 1", "id: 1, access: telnet"),
                instead("a user with blanks", PLAN, "user: root", "user: root admin"),
                instead(
                        "no node",
                        PLAN,
                        "nodes:\n  - { id: 0, host: 10.0.0.1 }\n  - { id: 1, host: 10.0.0.2 }",
                        "nodes: []"),
                instead(
                        "nodes that are no list",
                        PLAN,
                        "nodes:\n  - { id: 0, host: 10.0.0.1 }\n  - { id: 1, host: 10.0.0.2 }",
                        "nodes: { id: 0 }"),
                instead("a node that is a word", PLAN, "- { id: 1, host: 10.0.0.2 }", "- 10.0.0.2"),
                instead("65 nodes", PLAN, "  - { id: 1, host: 10.0.0.2 }\n", manyNodes()),
                instead("a group that is a word", PLAN, "business: { stop: \"stop app\" }", "business: stop"),
                instead("an empty shell command", PLAN, "\"stop app\"", "\" \""),
                instead("a group without fields", PLAN, "database: { sysPassword: env:SYS_PASSWORD }", "database:"),
                instead(
                        "several mistakes",
                        PLAN,
                        "cluster: demo\nrelease:\n  package: release.tgz",
                        "cluster: Demo\nrelease:\n  package: nowhere.tgz\n  sha256: 1"));
    }

    private static List<Row> wholes() {
        return List.of(
                whole("an empty file", ""),
                whole("a file with remarks only", "# nothing\n"),
                whole("a file that is one word", "demo\n"),
                whole("a file that is a list", "- demo\n"),
                whole("a file that breaks off", "cluster: [demo"),
                whole("a tab as indentation", "cluster: demo\nrelease:\n\tpackage: x\n"),
                whole("a second document", GOOD + "---\ncluster: other\n"),
                whole("an alias", GOOD.replace("user: root", "user: &u root").replace("user: upgrade", "user: *u")),
                whole("aliases of aliases", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"),
                whole("a merge of another group", GOOD.replace("database: {", "database: { <<: *x,")),
                whole("a group as the name of a field", "{a: b}: c\n"),
                whole("lists in lists in lists", "cluster: " + "[".repeat(2000)),
                whole("bytes that are no text", "cluster: d\u0000\u0001\n"),
                whole("a file that is too long", "# " + "x".repeat(300 * 1024)),
                new Row("bytes of another encoding", PLAN, "cluster: dem\u00f6\n", StandardCharsets.ISO_8859_1),
                new Row("a folder as the file", "plan -f DIR/home", "", StandardCharsets.UTF_8),
                new Row("a file that is not there", "plan -f DIR/nowhere.yaml", "", StandardCharsets.UTF_8),
                new Row(
                        "a file of another cluster",
                        "commit prod-b --yes -f DIR/cluster.yaml",
                        GOOD,
                        StandardCharsets.UTF_8));
    }

    private static List<Row> words() {
        return List.of(
                words("a command that does not exist", "statsu demo"),
                words("a kind of upgrade that does not exist", "upgrade rollin"),
                words("no kind of upgrade", "upgrade"),
                words("an option that does not exist", "status demo --wach"),
                words("an option of another command", "plan --watch"),
                words("no name after -f", "plan -f"),
                words("-f twice", "plan -f a.yaml -f b.yaml"),
                words("a form that does not exist", "status demo -o xml"),
                words("no cluster to look at", "status"),
                words("two clusters to look at", "status demo other"),
                words("a name that no cluster has", "rollback Demo"),
                words("no cluster to roll back", "rollback"),
                words("two clusters to commit", "commit demo other"),
                words("no cluster to commit", "commit"),
                words("no answer", "answer demo"),
                words("an answer of too many words", "answer demo step retry now"),
                words("an answer to a cluster that has no such name", "answer -1 yes"),
                words("no nodes", "demo --nodes 0"),
                words("too many nodes", "demo --nodes 9"),
                words("nodes that are no number", "demo --nodes x"),
                words("a pace below zero", "simulate DIR/new --pace -1"),
                words("a pace that is no number", "simulate DIR/new --pace fast"),
                words("a verdict that does not exist", "demo --verdict maybe"),
                words("words behind demo", "demo now"),
                words("a folder that is in use", "simulate DIR"),
                words("a folder that is a file", "simulate DIR/key"),
                words("two folders", "simulate DIR/a DIR/b"),
                words("an address without a port", "status demo --address temporal"),
                words("a service that is a URL", "answer demo yes --address http://127.0.0.1:7233"),
                words("an address with a port that is none", "worker --address 127.0.0.1:99999"),
                words("no address", "worker --address"),
                words("words behind worker", "worker now"),
                words("a plan that no plan is", "upgrade offline --plan latest -f DIR/cluster.yaml"),
                words("a precheck of a cluster by its name", "precheck demo"));
    }

    private static String manyNodes() {
        StringBuilder nodes = new StringBuilder();
        for (int id = 1; id <= 64; id++) {
            nodes.append("  - { id: %d, host: 10.0.1.%d }\n".formatted(id, id));
        }
        return nodes.toString();
    }

    static Row instead(String name, String words, String part, String wrong) {
        if (!GOOD.contains(part)) {
            throw new AssertionError(name + ": the good file has no " + part);
        }
        return new Row(name, words, GOOD.replace(part, wrong), StandardCharsets.UTF_8);
    }

    private static Row whole(String name, String text) {
        return new Row(name, PLAN, text, StandardCharsets.UTF_8);
    }

    static Row words(String name, String words) {
        return new Row(name, words, GOOD, StandardCharsets.UTF_8);
    }

    /** @param line of words; {@code DIR} is the test's folder, which holds {@code file} as cluster.yaml */
    record Row(String name, String line, String file, Charset charset) {

        void lay(Path folder) {
            try {
                Files.writeString(folder.resolve("cluster.yaml"), file, charset);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String[] words(Path folder) {
            return line.replace("DIR", folder.toString()).split(" ");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
