package io.jenkins.plugins.nanohost.engine.plan;

import io.jenkins.plugins.nanohost.engine.value.Word;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One input that is not what is wanted.
 *
 * @param field its name in the definition, with that of an inner section before it: {@code network.address}
 * @param from the value that the thing has; empty: none. Files and keys are compared by their digests.
 * @param to the value that is wanted; empty: none
 */
public record Change(String field, String from, String to, Origin by) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** So many digits of a digest tell two files apart for a person. */
    private static final int SHORT_DIGEST = 12;

    /** What differs from what was made. */
    public enum Origin implements Word {
        /** The definition, or the files that it names. */
        DEFINITION("definition"),
        /** The thing itself: a person or another program changed it. */
        HAND("hand");

        private final String word;

        Origin(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** Plain values, as {@code plan} shows them. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("field", field);
        map.put("from", from);
        map.put("to", to);
        map.put("by", by.word());
        return map;
    }

    /** What a person changed, with both values: nobody else tells it. */
    public String told() {
        return field + " is " + orNone(from) + ", " + orNone(to) + " is wanted";
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : DIGEST.matcher(value).matches() ? value.substring(0, SHORT_DIGEST) : value;
    }
}
