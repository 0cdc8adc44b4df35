package io.jenkins.plugins.nanohost.engine.value.guest;

import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A closed list of names of Windows, from a file beside this class: on each line a name and, after a tab, words that people
 * use for it.
 */
final class WindowsNames {
    private static final int FEW = 3;
    private static final Set<String> EVERYWHERE = Set.of("", "time", "standard", "daylight", "utc", "gmt");

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
        if (other != null) {
            return List.of(other);
        }
        return Stream.concat(sharingWords(given).stream(), Nearest.few(given, byKey.values()).stream())
                .distinct()
                .limit(FEW)
                .toList();
    }

    /** The names that have the most words of the given one, those with the fewest other words first. */
    private List<String> sharingWords(String given) {
        Set<String> wanted = words(given);
        Map<String, Integer> shared = new LinkedHashMap<>();
        for (String name : byKey.values()) {
            Set<String> both = words(name);
            both.retainAll(wanted);
            shared.put(name, both.size());
        }
        byOtherWord.forEach((word, name) -> {
            Set<String> both = words(word.substring(word.lastIndexOf('/') + 1));
            both.retainAll(wanted);
            shared.merge(name, both.size(), Math::max);
        });
        int most = shared.values().stream().max(Integer::compare).orElse(0);
        return shared.entrySet().stream()
                .filter(entry -> most > 0 && entry.getValue() == most)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(name -> words(name).size()))
                .toList();
    }

    /** The words that tell one name from another, in lower case. */
    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>(Arrays.asList(key(name).split("[^a-z]+")));
        words.removeAll(EVERYWHERE);
        return words;
    }

    /** The names whose parts between hyphens are so; in the order of the file. */
    List<String> where(Predicate<List<String>> parts) {
        return byKey.entrySet().stream()
                .filter(entry -> parts.test(List.of(entry.getKey().split("-"))))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
