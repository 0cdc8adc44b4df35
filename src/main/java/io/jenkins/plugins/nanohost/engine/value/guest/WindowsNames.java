package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A closed list of names of Windows, from a file beside this class: on each line a name and, after a tab, words that people
 * use for it.
 */
final class WindowsNames {
    private final Map<String, String> byKey = new LinkedHashMap<>();
    private final Map<String, String> byOtherWord = new LinkedHashMap<>();

    WindowsNames(String file) {
        try (InputStream text = WindowsNames.class.getResourceAsStream(file)) {
            new String(text.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] parts = line.split("\t");
        byKey.put(key(parts[0]), parts[0]);
        for (String word : parts.length == 1 ? new String[0] : parts[1].split(" ")) {
            byOtherWord.put(key(word), parts[0]);
            byOtherWord.put(key(word.substring(word.lastIndexOf('/') + 1)), parts[0]);
        }
    }

    /** The name as Windows writes it; case does not count. */
    Optional<String> find(String given) {
        return Optional.ofNullable(byKey.get(key(given)));
    }

    /** Up to three names that were most likely meant; empty where none is near. */
    List<String> nearest(String given) {
        String other = byOtherWord.get(key(given).replace(' ', '_'));
        return other == null ? Nearest.few(given, byKey.values()) : List.of(other);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
