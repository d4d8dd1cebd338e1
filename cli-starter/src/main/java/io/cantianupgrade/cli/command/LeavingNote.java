package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.Console;

/** Says something when the process is ended from outside, as by Ctrl-C, while this is open. */
final class LeavingNote implements AutoCloseable {
    private final Thread hook;

    private LeavingNote(Thread hook) {
        this.hook = hook;
    }

    static LeavingNote say(Console console, String text) {
        Thread hook = new Thread(() -> console.note(text), "leaving-note");
        Runtime.getRuntime().addShutdownHook(hook);
        return new LeavingNote(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            return; // It is being said.
        }
    }
}
