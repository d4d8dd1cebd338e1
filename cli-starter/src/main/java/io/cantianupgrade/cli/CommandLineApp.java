package io.cantianupgrade.cli;

import io.cantianupgrade.cli.command.AnswerCommand;
import io.cantianupgrade.cli.command.CommitCommand;
import io.cantianupgrade.cli.command.DemoCommand;
import io.cantianupgrade.cli.command.PlanCommand;
import io.cantianupgrade.cli.command.PrecheckCommand;
import io.cantianupgrade.cli.command.RollbackCommand;
import io.cantianupgrade.cli.command.SimulateCommand;
import io.cantianupgrade.cli.command.StatusCommand;
import io.cantianupgrade.cli.command.UpgradeCommand;
import io.cantianupgrade.cli.command.UpgradeOfflineCommand;
import io.cantianupgrade.cli.command.UpgradeRollingCommand;
import io.cantianupgrade.cli.command.WorkerCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Takes the words of a command line, runs the command, says what went wrong, and gives the exit code. */
public final class CommandLineApp {
    private final Surroundings surroundings;
    private final CommonOptions common = new CommonOptions();

    public CommandLineApp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public int run(String... args) {
        if (List.of(args).contains("--debug")) {
            Logs.debug();
        }
        Session session = new Session(surroundings, common);
        CommandLine commands = new CommandLine(new RootCommand(common))
                .addSubcommand(new DemoCommand(session))
                .addSubcommand(new SimulateCommand(session))
                .addSubcommand(new PrecheckCommand(session))
                .addSubcommand(new PlanCommand(session))
                .addSubcommand(new CommandLine(new UpgradeCommand())
                        .addSubcommand(new UpgradeOfflineCommand(session))
                        .addSubcommand(new UpgradeRollingCommand(session)))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new AnswerCommand(session))
                .addSubcommand(new CommitCommand(session))
                .addSubcommand(new RollbackCommand(session))
                .addSubcommand(new WorkerCommand(session));
        commands.setOut(new PrintWriter(surroundings.console().out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(surroundings.console().err(), true, StandardCharsets.UTF_8));
        commands.setUsageHelpAutoWidth(false);
        commands.setParameterExceptionHandler(this::wrongWords);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        return commands.execute(args);
    }

    private int wrongWords(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        print(List.of(
                sentence(wrong.getMessage()),
                "  do  " + suggestion(wrong).orElse(name + " --help  says what it takes")));
        return ExitCodes.USAGE;
    }

    private static Optional<String> suggestion(ParameterException wrong) {
        if (wrong instanceof MissingParameterException || !(wrong instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        return unmatched.getSuggestions().stream().findFirst().map(word -> "did you mean " + word + "?");
    }

    private int failed(Exception failure) {
        int exitCode;
        if (failure instanceof CliFailure known) {
            print(known.lines());
            exitCode = known.exitCode();
        } else {
            print(List.of(
                    "Something unexpected happened: " + failure,
                    "  do  try again with --debug, which shows where; cantian-upgrade status shows where it is"));
            exitCode = ExitCodes.FAILED;
        }
        if (common.debug) {
            failure.printStackTrace(surroundings.console().err());
        }
        return exitCode;
    }

    private static String sentence(String message) {
        String words = message.replaceFirst(" is not an? (int|double)$", " is not a number");
        words = words.startsWith("option ") ? "Option" + words.substring("option".length()) : words;
        return words.endsWith(".") ? words : words + ".";
    }

    private void print(List<String> lines) {
        lines.forEach(surroundings.console()::note);
    }
}
