package io.cantianupgrade.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Where a secret is to be found, never the secret in plain:
 *
 * <ul>
 *   <li>{@code env:NAME}: environment of the worker;
 *   <li>{@code file:/path}: file beside the worker; a trailing line end is not part of the secret;
 *   <li>{@code prompt}: the command line asks for it, and replaces this by what follows before anything leaves the process;
 *   <li>{@code sealed:KEY-ID:BASE64URL}: encrypted; a worker that has the key opens it. Nobody types this one.
 * </ul>
 */
public record SecretRef(@JsonValue String reference) {

    private static final String SEALED = "sealed:";
    private static final Pattern WRITTEN = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:/.+|prompt");
    private static final Pattern BOX = Pattern.compile(SEALED + "[A-Za-z0-9._-]{1,32}:[A-Za-z0-9_-]+");

    /** To be asked for at the operator's terminal. Below the patterns, which it needs. */
    public static final SecretRef PROMPT = new SecretRef("prompt");

    @JsonCreator
    public SecretRef {
        if (!isOne(reference) && !BOX.matcher(reference).matches()) {
            throw new IllegalArgumentException("a secret is named as env:NAME, file:/path or prompt");
        }
    }

    /** A secret that was encrypted with that key. */
    public static SecretRef sealed(String keyId, String box) {
        return new SecretRef(SEALED + keyId + ":" + box);
    }

    /** Whether somebody may write this in a file or an answer. */
    public static boolean isOne(String text) {
        return WRITTEN.matcher(text).matches();
    }

    public boolean isPrompt() {
        return reference.equals("prompt");
    }

    public boolean isSealed() {
        return reference.startsWith(SEALED);
    }

    /**
     * Of a sealed one.
     *
     * @throws IllegalStateException of any other
     */
    public String keyId() {
        return part(1);
    }

    /**
     * What is sealed, of a sealed one.
     *
     * @throws IllegalStateException of any other
     */
    public String box() {
        return part(2);
    }

    private String part(int index) {
        if (!isSealed()) {
            throw new IllegalStateException("not sealed: " + this);
        }
        return reference.split(":", -1)[index];
    }

    @Override
    public String toString() {
        return isSealed() ? "prompt (sealed with the key " + keyId() + ")" : reference;
    }
}
