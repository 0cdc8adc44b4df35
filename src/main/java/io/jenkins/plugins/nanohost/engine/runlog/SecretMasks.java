package io.jenkins.plugins.nanohost.engine.runlog;

import io.jenkins.plugins.nanohost.engine.secrets.MaskedForms;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The secrets of a run, in the forms in which they may come into its log. A secret is added before anything is asked with it, and is
 * kept to the end, since a later line may have it too.
 */
final class SecretMasks {
    private static final String MASK = "****";

    /** A shorter line of a long secret, such as a bracket of an answer file, is in many other texts and reveals nothing. */
    private static final int SHORTEST_LINE = 8;

    private final List<String> texts = new CopyOnWriteArrayList<>();

    void add(Secret secret) {
        List<String> lines =
                secret.reveal().lines().map(String::strip).distinct().toList();
        if (lines.size() == 1) {
            MaskedForms.of(secret.reveal()).forEach(this::add);
            MaskedForms.of(lines.get(0)).forEach(this::add);
        } else {
            // An answer file or a key; a line may be shown by itself.
            lines.stream().filter(line -> line.length() >= SHORTEST_LINE).forEach(this::add);
        }
    }

    private void add(String text) {
        if (!text.isEmpty() && !texts.contains(text)) {
            texts.add(text);
            // The longest first, since one secret may be a part of another.
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
