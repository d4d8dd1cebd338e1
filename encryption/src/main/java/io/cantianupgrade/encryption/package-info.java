/**
 * Keys, and what is encrypted with them: every payload that Temporal keeps, and secrets that an operator has typed.
 *
 * <p>Start with {@link io.cantianupgrade.encryption.Encryption}. Workflows know nothing of this: it happens at the border of the
 * process, before a payload is sent and after it has come.
 */
package io.cantianupgrade.encryption;
