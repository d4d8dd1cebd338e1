package io.cantianupgrade.cli.operation;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.Console;
import io.cantianupgrade.cli.text.LiveScreen;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.step.QuestionKind;
import java.util.List;
import java.util.Optional;

/**
 * For a terminal: what has happened scrolls by above, and below it stands a block that is drawn again and again in place.
 *
 * <p>Lines of the block never wrap, so that its height is known whatever the width of the terminal.
 */
public final class TerminalProgress implements Progress {
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final String CLEAR_BELOW = "\r\u001b[J";

    private final Console console;
    private final List<String> footer;
    private final LineProgress log;
    private int drawn;
    private boolean prompted;

    /**
     * @param footer what always stands below the block
     * @param joins whether it begins in the middle
     */
    public TerminalProgress(Console console, List<String> footer, boolean joins) {
        this.console = console;
        this.footer = List.copyOf(footer);
        this.log = new LineProgress(console, joins);
    }

    @Override
    public synchronized void show(OperationStatus status, List<RunningStep> running, Optional<String> notice) {
        StringBuilder frame = new StringBuilder(erased());
        log.changes(status).forEach(line -> frame.append(console.painted(line)).append('\n'));
        List<String> block =
                LiveScreen.lines(status, running, notice, footer, console.moment(), console.rows(), console.columns());
        frame.append(NO_WRAP).append('\n');
        block.forEach(line -> frame.append(console.painted(line)).append('\n'));
        frame.append(WRAP);
        drawn = block.size() + 1;
        write(frame.toString());
    }

    @Override
    public synchronized void starting(String notice) {
        write(erased() + read(notice) + "\n");
        drawn = 1;
    }

    @Override
    public synchronized void ask(OperationStatus status, Question question) {
        write(erased());
        prompted = false;
        log.ask(status, question);
    }

    @Override
    public synchronized void waits(Question question) {
        log.countdown(question).ifPresent(line -> {
            write("\n" + console.painted(line) + "\n");
            if (prompted) {
                prompt(question);
            }
        });
    }

    @Override
    public synchronized void prompt(Question question) {
        prompted = true;
        write("\n%s > ".formatted(words(question)));
    }

    private static String words(Question question) {
        String words = String.join(" / ", question.answers());
        String own = question.kind() == QuestionKind.LOGICREP_LIBRARIES ? tr("a directory") : tr("inputs as above");
        return question.form() == null ? words : own + " / " + words;
    }

    @Override
    public synchronized void refused(String reason) {
        console.say("  " + read(reason));
    }

    @Override
    public synchronized void end(OperationStatus status) {
        write(erased());
        log.end(status);
    }

    private String erased() {
        String up = drawn == 0 ? "" : "\u001b[" + drawn + "A";
        String erase = drawn == 0 ? "" : up + CLEAR_BELOW;
        drawn = 0;
        return erase;
    }

    private void write(String text) {
        console.out().print(text);
        console.out().flush();
    }
}
