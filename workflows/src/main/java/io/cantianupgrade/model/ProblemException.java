package io.cantianupgrade.model;

/** Carries a {@link Problem} from the place that found it to the border that reports it. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.line());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.line(), cause);
        this.problem = problem;
    }

    public final Problem problem() {
        return problem;
    }
}
