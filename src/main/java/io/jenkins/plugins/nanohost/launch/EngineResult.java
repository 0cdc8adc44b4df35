package io.jenkins.plugins.nanohost.launch;

import hudson.AbortException;
import io.jenkins.plugins.nanohost.engine.failure.FailureKind;
import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts the end of an engine into the result of a step, or into a failure with a message for people. */
final class EngineResult {
    /**
     * The values that each stage keeps separately if there are several. For a single stage, only its name stays out of the top
     * level, because it is known anyway.
     */
    private static final Set<String> OF_EACH_STAGE = Set.of("stage", "decision", "reason", "seconds");

    private static final Set<String> OF_A_SINGLE_STAGE = Set.of("stage");
    private static final String KEPT = "keep";

    /** No result is larger: that of four stages with a hundred files has 20 KB. In bytes of UTF-8. */
    static final int MOST_BYTES = 1 << 20;

    /** How many levels of lists and maps a result may have; ours have five. */
    static final int DEEPEST = 32;

    /** How many values a result may have, each element of a list and each entry of a map counted. */
    static final int MOST_VALUES = 10_000;

    private EngineResult() {}

    /**
     * The engine's result as plain, serializable maps, lists and values. The results of its stages are at the top level, so
     * that a script can write {@code host.dockerHost}; {@code changed} says whether any stage had something to do. For a single
     * stage, its decision, reason and seconds are at the top level too; for several stages, {@code stages} has those of each
     * stage.
     */
    static Map<String, Object> of(Envelope end) throws AbortException {
        if (end.exitCode() == Envelope.LOST) {
            throw new AbortException("The engine gave no sign of life for "
                    + PulseWatch.LIMIT.toMinutes()
                    + " minutes; was its machine switched off, or its process ended?"
                    + " Run again: it continues where it stopped.");
        }
        if (end.exitCode() == Envelope.LEFT) {
            throw new AbortException("The engine gave no sign of life for "
                    + PulseWatch.LIMIT.toMinutes()
                    + " minutes, and its processes could not be ended. Its folder is " + end.output()
                    + ". End the Java process with this working folder, and the PowerShell that it started, before you"
                    + " run again.");
        }
        if (end.output().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw unusable(end, "with a result of more than " + (MOST_BYTES >> 20) + " MB");
        }
        Map<String, Object> result;
        try {
            result = PlainJson.read(end.output());
        } catch (IllegalArgumentException e) {
            throw unusable(end, "without a result");
        }
        requireMeasure(end, result);
        if (end.exitCode() != 0) {
            throw new AbortException(failure(end.exitCode(), result));
        }
        return flat(result);
    }

    private static AbortException unusable(Envelope end, String what) {
        return new AbortException("The engine ended with exit code " + end.exitCode() + " and " + what
                + "; its log above says how far it got. Run again: it continues where it stopped.");
    }

    /** Later, a result is stored with the build, and passed to the pipeline; nothing of it is used if it is too large for that. */
    private static void requireMeasure(Envelope end, Map<String, Object> result) throws AbortException {
        int values = 0;
        int depth = 0;
        List<Object> level = List.of(result);
        while (!level.isEmpty()) {
            List<Object> next = new ArrayList<>();
            for (Object each : level) {
                if (each instanceof Map<?, ?> map) {
                    next.addAll(map.values());
                } else if (each instanceof List<?> list) {
                    next.addAll(list);
                }
            }
            values += next.size();
            depth++;
            if (values > MOST_VALUES) {
                throw unusable(end, "with a result of more than " + MOST_VALUES + " values");
            }
            if (depth > DEEPEST + 1) {
                throw unusable(end, "with a result of more than " + DEEPEST + " levels");
            }
            level = next;
        }
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
        String code = text(result, "code");
        if (!code.isEmpty()) {
            text.insert(0, code + ": ");
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
