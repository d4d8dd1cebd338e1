package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.NodeProblems;
import io.cantianupgrade.node.ShellWords;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import net.schmizz.sshj.connection.channel.direct.Session;

/**
 * Whether a new connection does what every command takes for granted: the login shell hands words to bash unchanged, nothing
 * else is printed, and sudo asks nothing. One command on each connection, so that the others need no doubt.
 */
final class LoginCheck {

    /** What a shell that is no POSIX shell changes, or does not take at all. */
    private static final String WORD = "a\\\\b 'c' \"d\" $HOME !e\n  f";

    private static final String ECHO = "printf %s \"$1\"";

    private final NodeSpec node;
    private final SshSpec ssh;
    private final ExecutorService readers;

    LoginCheck(NodeSpec node, SshSpec ssh, ExecutorService readers) {
        this.node = node;
        this.ssh = ssh;
        this.readers = readers;
    }

    /** @throws ProblemException {@code SUDO_REFUSED} or {@code NODE_SYSTEM_UNSUPPORTED}, with what was said instead */
    void of(SshConnection connection) {
        Command echo = Command.bash(ECHO, WORD);
        if (isEcho(run(connection, new CommandLine(ssh.sudo()).of(echo.argv())))) {
            return;
        }
        CommandResult plain = run(connection, ShellWords.line(echo.argv()));
        if (!isEcho(plain)) {
            CommandResult shell = run(connection, "echo $SHELL");
            throw SshProblems.shellUnusable(
                    Hop.to(node),
                    ssh.user(),
                    Stream.concat(Stream.of("login shell: " + shell.output().strip()), said(plain).stream())
                            .toList());
        }
        CommandResult refused = run(connection, "LC_ALL=C " + new CommandLine(true).of(List.of("bash", "-c", ":")));
        throw SshProblems.sudoRefused(Hop.to(node), ssh.user(), SudoRefusal.of(refused), said(refused));
    }

    private static boolean isEcho(CommandResult result) {
        return result.ok() && result.output().equals(WORD);
    }

    private static List<String> said(CommandResult result) {
        return (result.output() + "\n" + result.errors())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(8)
                .toList();
    }

    private CommandResult run(SshConnection connection, String line) {
        Command command = Command.of("login");
        try (Session session = connection.session()) {
            return new SshCommand(node, line, command, readers).run(session, bytes -> {});
        } catch (IOException e) {
            throw NodeProblems.unreachable(node, e);
        }
    }
}
