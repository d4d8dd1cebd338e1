package io.cantianupgrade.activity;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.step.QuestionKind;
import java.util.Optional;
import java.util.function.Supplier;

/** What somebody did on the storage array by hand, because the array did not answer, and has confirmed. */
final class ByHand {

    private ByHand() {}

    /** Looks at the array; while it does not answer, the confirmation stands, if there is one. */
    static Look orConfirmed(StepContext context, QuestionKind question, String done, Supplier<Look> look) {
        try {
            return look.get();
        } catch (ProblemException e) {
            Decision confirmed = confirmation(context, question, e);
            return Look.byHand(confirmed.confirms(done), e.problem().line());
        }
    }

    /** @throws ProblemException again, when it is not that the array does not answer, or nobody has confirmed anything */
    static Decision confirmation(StepContext context, QuestionKind question, ProblemException failure) {
        Optional<Decision> confirmed = context.call().given(question);
        if (confirmed.isEmpty() || failure.problem().code() != ProblemCode.ARRAY_UNREACHABLE) {
            throw failure;
        }
        return confirmed.get();
    }
}
