package io.cantianupgrade.cli;

import static io.cantianupgrade.cli.language.Translation.read;

import io.cantianupgrade.cli.text.Moment;
import io.cantianupgrade.cli.text.Paint;
import io.cantianupgrade.cli.text.Wrap;
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
 * @param columns width of the terminal; {@link #ENDLESS} where nobody looks at a screen
 */
public record Console(
        PrintStream out,
        PrintStream err,
        Keyboard keyboard,
        boolean terminal,
        boolean colour,
        int rows,
        int columns,
        Clock clock) {
    public static final int ENDLESS = Integer.MAX_VALUE;

    private static final int USUAL_ROWS = 24;
    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;

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
                terminal ? columns(Integer.getInteger("cantian-upgrade.columns", 0)) : ENDLESS,
                Clock.system(ZoneId.systemDefault()));
    }

    /** Some terminals say that they have none. */
    private static int columns(int said) {
        return said < FEWEST_COLUMNS ? USUAL_COLUMNS : said;
    }

    public void say(List<String> lines) {
        lines.forEach(this::say);
    }

    public void say(String line) {
        Wrap.within(columns, line).forEach(part -> out.println(painted(part)));
    }

    /** Something beside the result: a message, said in the language of the command. */
    public void note(String line) {
        Wrap.within(columns, read(line)).forEach(err::println);
    }

    public String painted(String line) {
        return colour ? Paint.line(line) : line;
    }

    public Moment moment() {
        return new Moment(clock.instant(), clock.getZone());
    }
}
