package io.jenkins.plugins.nanohost.engine.media.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects facts in order as plain values: text, whole numbers, lists and maps. Facts that are not known are left out. */
public final class Facts {
    private final Map<String, Object> values = new LinkedHashMap<>();

    public Facts text(String key, Object value) {
        String text = value.toString();
        if (!text.isEmpty()) {
            values.put(key, text);
        }
        return this;
    }

    public Facts version(OsVersion version) {
        return version.isKnown() ? text("version", version) : this;
    }

    public Facts number(String key, long value) {
        values.put(key, value);
        return this;
    }

    public Facts flag(String key, boolean value) {
        values.put(key, value);
        return this;
    }

    public Facts list(String key, List<?> value) {
        if (!value.isEmpty()) {
            values.put(key, value);
        }
        return this;
    }

    public Facts map(String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            values.put(key, value);
        }
        return this;
    }

    public Map<String, Object> toMap() {
        return values;
    }
}
