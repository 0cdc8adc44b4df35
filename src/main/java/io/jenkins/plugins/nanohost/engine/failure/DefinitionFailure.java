package io.jenkins.plugins.nanohost.engine.failure;

import java.util.List;

/** The definition or the command line is wrong; all problems at once, one per line. */
public final class DefinitionFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public DefinitionFailure(FailureCode code, String message, List<String> problems, String remedy) {
        super(FailureKind.DEFINITION, code, message, remedy);
        this.problems = List.copyOf(problems);
    }

    /** Each problem as one line: where, what is wrong, what would be right. */
    public List<String> problems() {
        return problems;
    }
}
