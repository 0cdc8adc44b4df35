package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The texts of a session that must not be shown. They are kept until its end, because the output of a later operation may
 * contain them too.
 */
final class SecretParameters {
    private static final String MASK = "******";
    private static final int SHORTEST_LINE = 8;

    private final List<String> texts = new CopyOnWriteArrayList<>();

    /**
     * Adds every text in the value. Of a text with several lines, each line is added separately, because it may be shown line
     * by line. Very short lines are left out: they would hide half of the log, and reveal nothing.
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
            // The longest first, because one secret may be part of another.
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
