package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The texts of a session that must not be shown; kept until its end, since a later operation may tell of them too. */
final class SecretParameters {
    private static final String MASK = "******";
    private static final int SHORTEST_LINE = 8;

    private final List<String> texts = new CopyOnWriteArrayList<>();

    /**
     * Takes every text in the value, and of one with several lines each line: it may be told line by line. Its shortest
     * lines are left out: they would hide half of the log and give away nothing.
     */
    void add(JsonNode value) {
        if (value.isContainerNode()) {
            value.forEach(this::add);
        } else if (value.isTextual() || value.isNumber()) {
            value.asText()
                    .lines()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .forEach(this::add);
        }
    }

    private void add(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
            // The longest first: one secret may be a part of another.
            texts.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    String mask(String text) {
        String masked = text;
        for (String secret : texts) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
