package io.cantianupgrade.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What an operation waits for.
 *
 * @param what in words: a step that runs, or the operator
 * @param until when the wait ends by itself; null when it waits for the operator without a deadline
 * @param then what happens when {@code until} comes
 */
public record Waiting(@JsonProperty("for") String what, Instant since, Instant until, String then) {}
