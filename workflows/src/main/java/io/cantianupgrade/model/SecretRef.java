package io.cantianupgrade.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Where a secret is to be found, never the secret itself: {@code env:NAME} (environment of the worker) or {@code file:/path}
 * (file beside the worker; a trailing line end is not part of the secret).
 */
public record SecretRef(@JsonValue String reference) {

    private static final Pattern FORM = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:/.+");

    @JsonCreator
    public SecretRef {
        if (!isOne(reference)) {
            throw new IllegalArgumentException("a secret is named as env:NAME or file:/path");
        }
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return reference;
    }
}
