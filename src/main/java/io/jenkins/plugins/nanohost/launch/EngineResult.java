package io.jenkins.plugins.nanohost.launch;

import hudson.AbortException;
import io.jenkins.plugins.nanohost.engine.failure.FailureKind;
import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns how the engine ended into what a step returns, or into the failure that a person reads. */
final class EngineResult {
    /** What each of several stages has for itself; of a single one only its name is known anyway. */
    private static final Set<String> OF_EACH_STAGE = Set.of("stage", "decision", "reason", "seconds");

    private static final Set<String> OF_A_SINGLE_STAGE = Set.of("stage");
    private static final String KEPT = "keep";

    private EngineResult() {}

    /**
     * The engine's result as plain, serializable maps, lists and values. What its stages tell is found at the top, so that
     * a script can say {@code host.dockerHost}; {@code changed} says whether any of them had something to do. The decision
     * of a single stage, its reason and seconds are there too; of several, {@code stages} has each with its own.
     */
    static Map<String, Object> of(Envelope end) throws AbortException {
        if (end.exitCode() == Envelope.LOST) {
            throw new AbortException(
                    "The engine gave no sign of life for "
                            + PulseWatch.LIMIT.toMinutes()
                            + " minutes; was its machine switched off, or its process ended? Run again: it goes on where it was.");
        }
        Map<String, Object> result;
        try {
            result = PlainJson.read(end.output());
        } catch (IllegalArgumentException e) {
            throw new AbortException("The engine ended with exit code " + end.exitCode()
                    + " and without a result; its log above says how far it came. Run again: it goes on where it was.");
        }
        if (end.exitCode() != 0) {
            throw new AbortException(failure(end.exitCode(), result));
        }
        return flat(result);
    }

    private static Map<String, Object> flat(Map<String, Object> result) {
        Map<String, Object> flat = new LinkedHashMap<>(result);
        flat.remove("outcome");
        if (result.get("stages") instanceof List<?> stages) {
            Set<String> left = stages.size() == 1 ? OF_A_SINGLE_STAGE : OF_EACH_STAGE;
            boolean changed = false;
            for (Object each : stages) {
                if (each instanceof Map<?, ?> stage) {
                    stage.forEach((key, value) -> {
                        if (key instanceof String name && !left.contains(name)) {
                            flat.putIfAbsent(name, value);
                        }
                    });
                    changed |= !KEPT.equals(stage.get("decision"));
                }
            }
            flat.put("changed", changed);
            if (stages.size() == 1) {
                flat.remove("stages");
            }
        }
        return flat;
    }

    private static String failure(int exitCode, Map<String, Object> result) {
        String place = Stream.of("stage", "operation")
                .map(result::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(text(result, "message"));
        if (text.isEmpty()) {
            text.append("The engine failed: ").append(kind(exitCode));
        }
        if (!place.isEmpty()) {
            text.append(" (").append(place).append(')');
        }
        if (result.get("problems") instanceof List<?> problems) {
            problems.forEach(problem -> text.append("\n  ").append(problem));
        }
        String remedy = text(result, "remedy");
        return remedy.isEmpty()
                ? text.toString()
                : text.append('\n').append(remedy).toString();
    }

    private static String text(Map<String, Object> result, String key) {
        return result.get(key) instanceof String text ? text : "";
    }

    private static String kind(int exitCode) {
        for (FailureKind kind : FailureKind.values()) {
            if (kind.exitCode() == exitCode) {
                return kind.word();
            }
        }
        return "exit code " + exitCode;
    }
}
