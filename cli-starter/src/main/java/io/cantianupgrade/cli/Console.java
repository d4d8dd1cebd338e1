package io.cantianupgrade.cli;

import io.cantianupgrade.cli.text.Moment;
import io.cantianupgrade.cli.text.Paint;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * Where the operator reads and types.
 *
 * @param terminal whether somebody sits there: both sides are a terminal
 * @param colour whether words may be coloured
 * @param rows height of the terminal
 */
public record Console(
        PrintStream out, PrintStream err, Keyboard keyboard, boolean terminal, boolean colour, int rows, Clock clock) {
    private static final int USUAL_ROWS = 24;

    /** The console of this process, as the launcher describes it in system properties. */
    public static Console ofThisProcess() {
        boolean terminal = Boolean.getBoolean("cantian-upgrade.terminal");
        String noColour = System.getenv("NO_COLOR");
        return new Console(
                System.out,
                System.err,
                terminal ? Keyboard.ofTerminal(System.in) : new Keyboard(System.in),
                terminal,
                terminal && (noColour == null || noColour.isEmpty()),
                Integer.getInteger("cantian-upgrade.rows", USUAL_ROWS),
                Clock.system(ZoneId.systemDefault()));
    }

    public void say(List<String> lines) {
        lines.forEach(this::say);
    }

    public void say(String line) {
        out.println(painted(line));
    }

    /** Something beside the result. */
    public void note(String line) {
        err.println(line);
    }

    public String painted(String line) {
        return colour ? Paint.line(line) : line;
    }

    public Moment moment() {
        return new Moment(clock.instant(), clock.getZone());
    }
}
