package io.cantianupgrade.cli;

import io.cantianupgrade.cli.command.AnswerCommand;
import io.cantianupgrade.cli.command.CodecServerCommand;
import io.cantianupgrade.cli.command.CommitCommand;
import io.cantianupgrade.cli.command.DemoCommand;
import io.cantianupgrade.cli.command.DoctorCommand;
import io.cantianupgrade.cli.command.HistoryCommand;
import io.cantianupgrade.cli.command.InitCommand;
import io.cantianupgrade.cli.command.KeyCommand;
import io.cantianupgrade.cli.command.KeyNewCommand;
import io.cantianupgrade.cli.command.PauseCommand;
import io.cantianupgrade.cli.command.PlanCommand;
import io.cantianupgrade.cli.command.PrecheckCommand;
import io.cantianupgrade.cli.command.ReportCommand;
import io.cantianupgrade.cli.command.ResumeCommand;
import io.cantianupgrade.cli.command.RollbackCommand;
import io.cantianupgrade.cli.command.SimulateCommand;
import io.cantianupgrade.cli.command.StatusCommand;
import io.cantianupgrade.cli.command.SudoersCommand;
import io.cantianupgrade.cli.command.UpgradeCommand;
import io.cantianupgrade.cli.command.UpgradeOfflineCommand;
import io.cantianupgrade.cli.command.UpgradeRollingCommand;
import io.cantianupgrade.cli.command.ValidateCommand;
import io.cantianupgrade.cli.command.WorkerCommand;
import io.cantianupgrade.cli.command.WorkerInstallCommand;
import io.cantianupgrade.cli.command.WorkerUninstallCommand;
import io.cantianupgrade.cli.language.HelpTexts;
import io.cantianupgrade.cli.language.Language;
import io.cantianupgrade.cli.language.Translation;
import io.grpc.StatusRuntimeException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
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
        Translation.speak(Language.of(List.of(args), surroundings.environment()));
        if (List.of(args).contains("--debug")) {
            Logs.debug();
        }
        Session session = new Session(surroundings, common);
        CommandLine commands = new CommandLine(new RootCommand(common))
                .addSubcommand(new DemoCommand(session))
                .addSubcommand(new SimulateCommand(session))
                .addSubcommand(new InitCommand(session))
                .addSubcommand(new ValidateCommand(session))
                .addSubcommand(new PrecheckCommand(session))
                .addSubcommand(new DoctorCommand(session))
                .addSubcommand(new PlanCommand(session))
                .addSubcommand(new CommandLine(new UpgradeCommand())
                        .addSubcommand(new UpgradeOfflineCommand(session))
                        .addSubcommand(new UpgradeRollingCommand(session)))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new AnswerCommand(session))
                .addSubcommand(new PauseCommand(session))
                .addSubcommand(new ResumeCommand(session))
                .addSubcommand(new CommitCommand(session))
                .addSubcommand(new RollbackCommand(session))
                .addSubcommand(new HistoryCommand(session))
                .addSubcommand(new ReportCommand(session))
                .addSubcommand(new CommandLine(new WorkerCommand(session))
                        .addSubcommand(new WorkerInstallCommand(session))
                        .addSubcommand(new WorkerUninstallCommand(session)))
                .addSubcommand(new SudoersCommand(session))
                .addSubcommand(new CommandLine(new KeyCommand()).addSubcommand(new KeyNewCommand(session)))
                .addSubcommand(new CodecServerCommand(session))
                .addSubcommand(new CommandLine(new GenerateCompletion()));
        commands.setOut(new PrintWriter(surroundings.console().out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(surroundings.console().err(), true, StandardCharsets.UTF_8));
        HelpTexts.translate(commands);
        HelpLayout.arrange(commands);
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
                "  do  " + suggestion(wrong).orElse("%s --help  says what it takes".formatted(name))));
        return ExitCodes.USAGE;
    }

    private static Optional<String> suggestion(ParameterException wrong) {
        if (wrong instanceof MissingParameterException && wrong.getMessage().contains("CLUSTER")) {
            return Optional.of("add the name of the cluster; cantian-upgrade history  lists those that are known");
        }
        if (wrong instanceof MissingParameterException || !(wrong instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        return unmatched.getSuggestions().stream().findFirst().map(word -> "did you mean %s?".formatted(word));
    }

    private int failed(Exception failure) {
        CliFailure known = known(failure);
        print(known.lines());
        if (common.debug) {
            failure.printStackTrace(surroundings.console().err());
        }
        return known.exitCode();
    }

    private static CliFailure known(Exception failure) {
        if (failure instanceof CliFailure known) {
            return known;
        }
        Optional<CliFailure> problem = ProblemFailure.of(failure);
        if (problem.isPresent()) {
            return problem.get();
        }
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .filter(StatusRuntimeException.class::isInstance)
                .map(StatusRuntimeException.class::cast)
                .findFirst()
                .map(CommandLineApp::silent)
                .orElseGet(() -> CliFailure.failed(
                        "Something unexpected happened: %s".formatted(failure),
                        "try again with --debug, which shows where; cantian-upgrade status shows where it is"));
    }

    /** Temporal answered at first, and then did not: it is slow, or it has gone meanwhile. */
    private static CliFailure silent(StatusRuntimeException refused) {
        return CliFailure.unreachable(
                "Temporal did not answer this time (%s). An operation that runs is not touched by it."
                        .formatted(refused.getStatus().getCode()),
                "is its host overloaded? Try again; cantian-upgrade status shows where an operation is",
                refused);
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
