package io.cantianupgrade.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The echo of this process's terminal, switched by {@code stty}. Unlike {@code Console.readPassword} this reads nothing: what was
 * typed before the question stays with the one reader of the {@link Keyboard}, and comes in its turn.
 */
final class TerminalEcho implements Echo {
    private static final int LIMIT_SECONDS = 5;

    @Override
    public boolean off() {
        return stty("-echo");
    }

    @Override
    public void on() {
        stty("echo");
    }

    private static boolean stty(String word) {
        try {
            Process stty = new ProcessBuilder("stty", word)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return stty.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && stty.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
