package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The array answered with an error code. */
final class Refused extends ArrayFailure {

    private final long code;
    private final String evidence;

    Refused(ArrayCall call, Reply reply) {
        super(call + ": error " + reply.code());
        this.code = reply.code();
        this.evidence = call + ": " + reply.error();
    }

    long code() {
        return code;
    }

    boolean isOneOf(Set<Long> codes) {
        return codes.contains(code);
    }

    ErrorRule rule() {
        return ErrorTable.rule(code);
    }

    /** What the array said, in one line fit for a screen. */
    String evidence() {
        return evidence;
    }

    @Override
    Problem problem(String where) {
        ErrorRule rule = rule();
        List<String> lines = new ArrayList<>(List.of(evidence));
        return new Problem(
                rule.problem(), where, "the array refused the request: " + rule.meaning(), lines, rule.remedy());
    }
}
