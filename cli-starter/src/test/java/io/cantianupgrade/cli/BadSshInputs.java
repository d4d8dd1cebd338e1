package io.cantianupgrade.cli;

import static io.cantianupgrade.cli.BadInputs.PLAN;
import static io.cantianupgrade.cli.BadInputs.PRECHECK;
import static io.cantianupgrade.cli.BadInputs.instead;
import static io.cantianupgrade.cli.BadInputs.words;

import io.cantianupgrade.cli.BadInputs.Row;
import java.util.List;

/** Bad inputs around SSH: who logs in, with what, by which way. */
final class BadSshInputs {
    private static final String KEY = "identityFile: key";

    private BadSshInputs() {}

    static List<Row> rows() {
        return List.of(
                instead("a passphrase in plain", PLAN, KEY, KEY + ", passphrase: Hunter2secret"),
                instead("a passphrase in a file that is not there", PLAN, KEY, KEY + ", passphrase: file:nowhere"),
                instead("an agent beside a key", PLAN, KEY, KEY + ", agent: true"),
                instead(
                        "an agent beside a passphrase and a certificate",
                        PLAN,
                        KEY,
                        "agent: true, passphrase: env:A, certificate: key"),
                instead("an agent by its socket", PLAN, KEY, "agent: /tmp/agent.1"),
                instead(
                        "a certificate of the key that is not there",
                        PRECHECK,
                        KEY,
                        KEY + ", certificate: key-cert.pub"),
                instead("a jump host with a path", PLAN, KEY, KEY + ", jumpHost: 'ssh://10.0.0.9/x'"),
                instead("a jump host with a port that is none", PLAN, KEY, KEY + ", jumpHost: 'op@10.0.0.9:99999'"),
                instead("two jump hosts", PLAN, KEY, KEY + ", jumpHost: 'a,b'"),
                instead("a jump host that is an option of ssh", PLAN, KEY, KEY + ", jumpHost: -oProxyCommand=x"),
                instead("sudo that asks", PLAN, KEY, KEY + ", sudo: ask"),
                instead("sudo rules for root", "sudoers -f DIR/cluster.yaml", KEY, KEY),
                words("words behind sudoers", "sudoers operator -f DIR/cluster.yaml"));
    }
}
