package io.cantianupgrade.acceptance;

import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.step.StepId;

/**
 * One row of the table: what is wrong, and what the operator must be told.
 *
 * @param fault in words
 * @param at the step that holds
 * @param where the problem is; of the array only the beginning, since its port follows
 * @param found words of what was expected and found
 * @param remedy words of what to do
 */
record FaultRow(
        String fault, PlantedFault planted, StepId at, ProblemCode code, String where, String found, String remedy) {

    @Override
    public String toString() {
        return "%s: %s of %s at %s".formatted(fault, code, where, at.word());
    }
}
