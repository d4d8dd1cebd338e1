package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.ProblemCode;

/**
 * What an error code of the array means to us.
 *
 * @param meaning half a sentence in plain words: the array's own text comes in its language
 */
record ErrorRule(RetryClass retry, ProblemCode problem, String meaning, String remedy) {}
