package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A section of a definition while it is filled: blank values are left out, so that the engine's own rule applies. */
final class Section {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Section put(String name, @CheckForNull Object value) {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            fields.put(name, value);
        }
        return this;
    }

    /** Reads a list from one text with one item per line. */
    static List<String> lines(@CheckForNull String text) {
        return text == null
                ? List.of()
                : text.lines().map(String::trim).filter(line -> !line.isEmpty()).toList();
    }

    /** Reads a list from one text with words separated by commas or blanks. */
    static List<String> words(@CheckForNull String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    Map<String, Object> fields() {
        return fields;
    }
}
