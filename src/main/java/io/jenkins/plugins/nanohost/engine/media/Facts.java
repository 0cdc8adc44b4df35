package io.jenkins.plugins.nanohost.engine.media;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects facts in order as plain values: text, whole numbers, lists and maps. Facts that are not known are left out. */
final class Facts {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Facts text(String key, Object value) {
        String text = value.toString();
        if (!text.isEmpty()) {
            values.put(key, text);
        }
        return this;
    }

    Facts version(OsVersion version) {
        return version.isKnown() ? text("version", version) : this;
    }

    Facts number(String key, long value) {
        values.put(key, value);
        return this;
    }

    Facts flag(String key, boolean value) {
        values.put(key, value);
        return this;
    }

    Facts list(String key, List<?> value) {
        if (!value.isEmpty()) {
            values.put(key, value);
        }
        return this;
    }

    Facts map(String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            values.put(key, value);
        }
        return this;
    }

    Map<String, Object> toMap() {
        return values;
    }
}
