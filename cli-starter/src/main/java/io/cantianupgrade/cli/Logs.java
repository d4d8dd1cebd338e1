package io.cantianupgrade.cli;

import java.util.logging.LogManager;

/** Keeps what libraries log away from the operator's screen. Called before anything logs. */
public final class Logs {
    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Logs() {}

    /** Nothing is logged. */
    public static void off() {
        to("off");
    }

    /** Warnings and errors go to standard error: for processes whose output is a log. */
    public static void warnings() {
        to("warn");
    }

    static void debug() {
        System.setProperty(LEVEL, "info");
    }

    private static void to(String level) {
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, level);
            System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
            System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ssXXX");
        }
        LogManager.getLogManager().reset();
    }
}
