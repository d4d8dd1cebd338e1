package io.cantianupgrade.simulator.host;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests that need {@link Hosts}: where there can be none they do not run, and say so where nobody overlooks it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnRealHosts.Condition.class)
public @interface OnRealHosts {

    /** Runs the tests, or says why not. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return HostSupport.missing()
                    .map(missing -> notRun(context, missing))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("hosts can be started here"));
        }

        private static ConditionEvaluationResult notRun(ExtensionContext context, String missing) {
            if (context.getTestMethod().isEmpty()) { // Once for each class.
                System.err.printf("""

                        ************************************************************************
                        NOT TESTED: %s
                          why  it needs real SSH servers, and %s
                          do   run ./verify as root (sudo ./verify) on a machine of your own or
                               a container that may create namespaces (docker run --privileged)
                        ************************************************************************

                        """, context.getRequiredTestClass().getSimpleName(), missing);
            }
            return ConditionEvaluationResult.disabled("no hosts here: " + missing);
        }
    }
}
