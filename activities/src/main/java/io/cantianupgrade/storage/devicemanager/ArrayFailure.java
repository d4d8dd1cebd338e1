package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;

/** A request did not bring what was asked for. Checked, because who changes something has to say what happens then. */
abstract class ArrayFailure extends Exception {

    ArrayFailure(String message) {
        super(message);
    }

    ArrayFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** In the operator's words, when nothing else helped. */
    abstract Problem problem(String where);
}
