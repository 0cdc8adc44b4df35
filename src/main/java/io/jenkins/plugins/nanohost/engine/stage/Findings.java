package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.util.ArrayList;
import java.util.List;

/** What the checks before work found wrong; all of it is reported together, each with its remedy. */
public final class Findings {
    /** As many as of a definition; nobody reads more. */
    private static final int MOST_TOLD = 50;

    private final List<UnfitFailure> found = new ArrayList<>();

    public void add(FailureCode code, String problem, String remedy) {
        found.add(new UnfitFailure(code, problem, remedy));
    }

    public void add(UnfitFailure failure) {
        found.add(failure);
    }

    /** A look at something that has to be there; it throws when the thing is missing. */
    @FunctionalInterface
    public interface Requirement {
        Object look() throws UnfitFailure;
    }

    /** Returns whether it is missing. */
    public boolean addIfMissing(Requirement look) {
        try {
            look.look();
            return false;
        } catch (UnfitFailure e) {
            found.add(e);
            return true;
        }
    }

    /** What was found, in its order. */
    public List<UnfitFailure> found() {
        return List.copyOf(found);
    }

    public void throwIfAny() throws UnfitFailure {
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            StringBuilder all = new StringBuilder(found.size() + " problems were found:");
            for (UnfitFailure failure : found.subList(0, Math.min(found.size(), MOST_TOLD))) {
                all.append(System.lineSeparator())
                        .append("  - ")
                        .append(failure.code())
                        .append(": ")
                        .append(failure.getMessage())
                        .append(". ")
                        .append(failure.remedy());
            }
            if (found.size() > MOST_TOLD) {
                all.append(System.lineSeparator())
                        .append("  and ")
                        .append(found.size() - MOST_TOLD)
                        .append(" more");
            }
            throw new UnfitFailure(all.toString(), found.subList(0, Math.min(found.size(), MOST_TOLD)));
        }
    }
}
