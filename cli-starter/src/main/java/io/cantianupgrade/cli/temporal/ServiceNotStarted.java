package io.cantianupgrade.cli.temporal;

/** The Temporal service could not be started; the message says why. */
public final class ServiceNotStarted extends Exception {
    ServiceNotStarted(String message) {
        super(message);
    }
}
