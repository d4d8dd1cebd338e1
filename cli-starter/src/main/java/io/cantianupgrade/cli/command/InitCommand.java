package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Keyboard;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.file.Draft;
import io.cantianupgrade.cli.file.DraftEntry;
import io.cantianupgrade.cli.file.NodeAddress;
import io.cantianupgrade.cli.language.Translation;
import io.cantianupgrade.cli.operation.JsonProgress;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a first cluster file. */
@Command(
        name = "init",
        description = {
            "Write a cluster file, with a comment for everything that may be added.",
            "What no option says and no deploy_param.json tells is asked on the terminal."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  scp root@10.0.0.11:/opt/cantian/config/deploy_param.json .",
            "  cantian-upgrade init --deploy-param deploy_param.json",
            "  cantian-upgrade init --cluster prod-a --hosts 10.0.0.11,10.0.0.12 --array none"
        })
public final class InitCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Session session;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "what to write (default: ${DEFAULT-VALUE})")
    private Path file = Path.of("cluster.yaml");

    @Option(names = "--deploy-param", paramLabel = "FILE", description = "a copy of a node's deploy_param.json")
    private Path deployParam;

    @Option(names = "--cluster", paramLabel = "NAME", description = "name of the cluster")
    private String cluster;

    @Option(names = "--hosts", paramLabel = "HOST[:PORT],...", description = "addresses of the nodes, node 0 first")
    private String hosts;

    @Option(names = "--package", paramLabel = "FILE", description = "release archive")
    private String archive;

    @Option(names = "--user", paramLabel = "NAME", description = "user of the nodes")
    private String user;

    @Option(names = "--array", paramLabel = "ADDRESS|none", description = "management address of the storage array")
    private String array;

    @Option(names = "--array-user", paramLabel = "NAME", description = "user of the storage array")
    private String arrayUser;

    public InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw CliFailure.usage(
                    "%s is there already, and is left as it is.".formatted(file),
                    "name another file with -f, or remove it");
        }
        Draft draft = read();
        given().forEach((entry, value) -> set(draft, entry, value));
        failWithoutTerminal(draft);
        for (DraftEntry entry : DraftEntry.values()) {
            if (draft.needs(entry)) {
                ask(draft, entry);
            }
        }
        write(draft.text());
        if (session.json()) {
            session.console().say(JsonProgress.line(Map.of("file", file.toString())));
        } else {
            session.console().say(next(draft));
        }
        return ExitCodes.DONE;
    }

    private Draft read() {
        if (deployParam == null) {
            return new Draft();
        }
        try {
            return Draft.ofDeployParam(deployParam);
        } catch (NoSuchFileException | FileNotFoundException missing) {
            throw CliFailure.usage(
                    "%s: there is no such file.".formatted(deployParam),
                    "copy it from a node: /opt/cantian/config/deploy_param.json");
        } catch (IOException failed) {
            throw CliFailure.usage(
                    "%s is no deploy_param.json: %s"
                            .formatted(
                                    deployParam,
                                    String.valueOf(failed.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    "copy it from a node: /opt/cantian/config/deploy_param.json");
        }
    }

    private Map<DraftEntry, String> given() {
        Map<DraftEntry, String> given = new EnumMap<>(DraftEntry.class);
        Optional.ofNullable(cluster).ifPresent(value -> given.put(DraftEntry.CLUSTER, value));
        Optional.ofNullable(hosts).ifPresent(value -> given.put(DraftEntry.HOSTS, value));
        Optional.ofNullable(archive).ifPresent(value -> given.put(DraftEntry.PACKAGE, value));
        Optional.ofNullable(user).ifPresent(value -> given.put(DraftEntry.SSH_USER, value));
        Optional.ofNullable(array).ifPresent(value -> given.put(DraftEntry.ARRAY, value));
        Optional.ofNullable(arrayUser).ifPresent(value -> given.put(DraftEntry.ARRAY_USER, value));
        return given;
    }

    private static void set(Draft draft, DraftEntry entry, String value) {
        try {
            draft.set(entry, value);
        } catch (IllegalArgumentException wrong) {
            throw CliFailure.usage(
                    "%s: %s.".formatted(entry.prompt(), wrong.getMessage()), "cantian-upgrade init --help");
        }
    }

    private boolean canAsk() {
        return session.console().terminal() && !session.json();
    }

    private void failWithoutTerminal(Draft draft) {
        String missing = Arrays.stream(DraftEntry.values())
                .filter(entry -> draft.needs(entry) && draft.usual(entry).isEmpty())
                .map(DraftEntry::option)
                .collect(Collectors.joining(", "));
        if (!canAsk() && !missing.isEmpty()) {
            throw CliFailure.usage(
                    "There is no terminal to ask on, and these options are missing: %s.".formatted(missing),
                    "cantian-upgrade init --help  says what they take");
        }
    }

    private void ask(Draft draft, DraftEntry entry) {
        String taken = draft.usual(entry);
        if (!canAsk()) {
            draft.set(entry, taken);
            return;
        }
        while (draft.needs(entry)) {
            String usual = taken.isEmpty() ? "" : " [%s]".formatted(taken);
            session.console().out().print(Translation.read(entry.prompt()) + usual + ": ");
            session.console().out().flush();
            Keyboard.Line line = session.console().keyboard().next(PATIENCE).orElse(new Keyboard.Line("", true));
            if (line.end()) {
                throw CliFailure.usage(
                        "Nothing more was typed, so nothing was written.", "start again when you know it");
            }
            try {
                draft.set(entry, line.text().isEmpty() ? taken : line.text());
            } catch (IllegalArgumentException wrong) {
                session.console().say("  " + Translation.read(wrong.getMessage()));
            }
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw CliFailure.failed("%s cannot be written: %s".formatted(file, failed), "name another file with -f");
        }
    }

    /** One for all nodes with the usual port, and one for each other node. */
    private static List<String> keyScans(List<NodeAddress> nodes) {
        List<String> lines = new ArrayList<>();
        String usual = nodes.stream()
                .filter(node -> node.port().isEmpty())
                .map(NodeAddress::host)
                .collect(Collectors.joining(" "));
        if (!usual.isEmpty()) {
            lines.add("  ssh-keyscan -t ed25519 %s >> known_hosts".formatted(usual));
        }
        for (NodeAddress node : nodes) {
            node.port()
                    .ifPresent(port ->
                            lines.add("  ssh-keyscan -t ed25519 -p %s %s >> known_hosts".formatted(port, node.host())));
        }
        return lines;
    }

    private List<String> next(Draft draft) {
        List<String> lines = new ArrayList<>();
        lines.add(tr("%s is written. What it names must be there, beside it:", file));
        lines.add("");
        lines.addAll(keyScans(draft.nodes()));
        lines.addAll(List.of(
                "  ssh-keygen -lf known_hosts          " + tr("compare with the consoles of the nodes"),
                "  mkdir -m 0700 secrets",
                "  install -m 0600 /dev/stdin secrets/sys      " + tr("type the password of sys, Enter, Ctrl-D")));
        draft.array()
                .ifPresent(address -> lines.addAll(List.of(
                        "  install -m 0600 /dev/stdin secrets/array    " + tr("the same for the storage array"),
                        "  openssl s_client -connect %s:8088 </dev/null | openssl x509 -out array.pem"
                                .formatted(address))));
        lines.addAll(List.of("", "  cantian-upgrade validate -f %s".formatted(file)));
        return lines;
    }
}
