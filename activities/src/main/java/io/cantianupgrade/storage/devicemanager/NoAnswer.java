package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** No answer, or none that can be read: whether the array did the work is unknown. */
final class NoAnswer extends ArrayFailure {

    private final String evidence;

    NoAnswer(ArrayCall call, String what) {
        super(call + ": " + what);
        this.evidence = getMessage();
    }

    NoAnswer(ArrayCall call, Throwable cause) {
        super(call + ": " + Reply.printable(String.valueOf(cause.getMessage())), cause);
        this.evidence = getMessage();
    }

    @Override
    Problem problem(String where) {
        if (getCause() instanceof Refused refused) {
            return refused.problem(where);
        }
        return new Problem(
                ProblemCode.ARRAY_UNREACHABLE,
                where,
                "the array gave no answer that can be read",
                List.of(evidence),
                "see that the worker reaches the array's management port, then answer retry");
    }
}
