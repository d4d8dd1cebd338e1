package io.cantianupgrade.node.ssh;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.util.List;

/** What can be wrong on the way into a host: each is another thing to do. */
final class SshProblems {

    private SshProblems() {}

    static ProblemException unreachable(Hop hop, Exception cause) {
        return problem(
                ProblemCode.NODE_UNREACHABLE,
                hop,
                "no answer over SSH from " + hop.words() + ": " + cause.getMessage(),
                "ssh -p " + hop.port() + " " + hop.host() + "   (from the worker's host) must work",
                cause);
    }

    static ProblemException refusesLogin(Hop hop, String user, String credentials, Exception cause) {
        return problem(
                ProblemCode.NODE_REFUSES_LOGIN,
                hop,
                "expected that %s lets user %s in with %s, found that it does not"
                        .formatted(hop.words(), user, credentials),
                "put the public key into ~" + user
                        + "/.ssh/authorized_keys of that host; the log of its sshd says why it refused",
                cause);
    }

    static ProblemException hostKeyUnknown(Hop hop, String fingerprint, String knownHosts) {
        return problem(
                ProblemCode.HOST_KEY_UNKNOWN,
                hop,
                "the host key " + fingerprint + " of " + hop.words() + " is not in " + knownHosts,
                "compare the fingerprint on that host's console, then: ssh-keyscan -p " + hop.port() + " " + hop.host()
                        + " >> " + knownHosts,
                null);
    }

    static ProblemException hostKeyChanged(Hop hop, String fingerprint, String knownHosts) {
        return problem(
                ProblemCode.HOST_KEY_CHANGED,
                hop,
                hop.words() + " shows the host key " + fingerprint + ", and " + knownHosts + " has another one",
                "find out why it changed; only then: ssh-keygen -f " + knownHosts + " -R '" + hop.knownAs() + "'",
                null);
    }

    static ProblemException hostKeyRevoked(Hop hop, String fingerprint, String knownHosts) {
        return problem(
                ProblemCode.HOST_KEY_CHANGED,
                hop,
                hop.words() + " shows the host key " + fingerprint + ", which " + knownHosts + " has as @revoked",
                "somebody may stand in for that host; give it a new host key before anything else",
                null);
    }

    static ProblemException keyUnusable(Hop hop, String expected, String found, String remedy, Exception cause) {
        return problem(ProblemCode.SSH_KEY_UNUSABLE, hop, "expected " + expected + ", found " + found, remedy, cause);
    }

    static ProblemException agentUnusable(Hop hop, String found, Exception cause) {
        return problem(
                ProblemCode.SSH_AGENT_UNUSABLE,
                hop,
                "expected an SSH agent with a key, found " + found,
                "start the worker where SSH_AUTH_SOCK names a running agent, and ssh-add the key there; ssh-add -l shows it",
                cause);
    }

    static ProblemException jumpHostRefuses(Hop jump, Hop node, Exception cause) {
        return problem(
                ProblemCode.JUMP_HOST_REFUSES,
                jump,
                "expected that %s passes a connection on to %s, found that it does not: %s"
                        .formatted(jump.words(), node.words(), cause.getMessage()),
                "sshd_config of the jump host needs AllowTcpForwarding local (or yes), and a PermitOpen that names the nodes",
                cause);
    }

    static ProblemException jumpHostCannotReach(Hop jump, Hop node, Exception cause) {
        return problem(
                ProblemCode.NODE_UNREACHABLE,
                node,
                "%s gets no connection to %s: %s".formatted(jump.words(), node.words(), cause.getMessage()),
                "on the jump host: ssh -p " + node.port() + " " + node.host() + "   must get an answer",
                cause);
    }

    static ProblemException shellUnusable(Hop hop, String user, List<String> said) {
        return new ProblemException(new Problem(
                ProblemCode.NODE_SYSTEM_UNSUPPORTED,
                hop.node().toString(),
                "expected that the login shell of " + user
                        + " runs bash and adds nothing to what it prints, found that it does not",
                said,
                "install bash, give " + user + " a POSIX login shell (usermod -s /bin/bash " + user
                        + "), and keep its start-up files silent when nobody is at a terminal"));
    }

    static ProblemException sudoRefused(Hop hop, String user, SudoRefusal refusal, List<String> said) {
        return new ProblemException(new Problem(
                ProblemCode.SUDO_REFUSED,
                hop.node().toString(),
                "expected that " + user + " may run bash by sudo without a password, found that " + refusal.found(),
                said,
                refusal.remedy(user)));
    }

    private static ProblemException problem(ProblemCode code, Hop hop, String summary, String remedy, Exception cause) {
        return new ProblemException(new Problem(code, hop.node().toString(), summary, List.of(), remedy), cause);
    }
}
