package io.cantianupgrade.contract;

import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.model.Problem;

/**
 * What a doctor has found out about one part of an installation.
 *
 * @param part {@code node 1}, {@code array}, {@code secret env:SYS}
 * @param evidence one line: what was seen
 * @param remedy what to do; empty when nothing is wrong
 */
public record Finding(String part, Verdict verdict, String evidence, String remedy) {

    public static Finding pass(String part, String evidence) {
        return new Finding(part, Verdict.PASS, evidence, "");
    }

    public static Finding fail(String part, String evidence, String remedy) {
        return new Finding(part, Verdict.FAIL, evidence, remedy);
    }

    public static Finding fail(String part, Problem problem) {
        return fail(part, problem.code() + ": " + problem.summary(), problem.remedy());
    }

    public static Finding notRun(String part, String why) {
        return new Finding(part, Verdict.NOT_RUN, why, "");
    }
}
