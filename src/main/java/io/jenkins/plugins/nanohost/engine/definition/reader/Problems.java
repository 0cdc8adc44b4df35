package io.jenkins.plugins.nanohost.engine.definition.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with one definition, reported in the order of its lines. */
final class Problems {
    /** More than this is no help: the file is then most likely not a definition. */
    private static final int MOST_TOLD = 50;

    private final List<Problem> problems = new ArrayList<>();

    private record Problem(int line, String text) {}

    /**
     * @param field the field's full path, for example {@code vm.memory}; empty: the whole document
     */
    void add(int line, String field, String what) {
        problems.add(new Problem(line, "line " + line + ": " + (field.isEmpty() ? "" : field + ": ") + what));
    }

    int count() {
        return problems.size();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MOST_TOLD)
                .forEach(problem -> lines.add(problem.text()));
        if (problems.size() > MOST_TOLD) {
            lines.add("and " + (problems.size() - MOST_TOLD) + " more");
        }
        return lines;
    }
}
