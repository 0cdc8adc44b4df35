package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Nano Server package on the media: a cabinet for all languages, and one for each language it comes in.
 *
 * @param name as New-NanoServerImage and people call it: Guest, OEM-Drivers, Containers
 * @param cab where its neutral cabinet is on the media
 * @param languageCabs where the others are, by language (lower case, such as en-us)
 */
public record NanoPackage(String name, String cab, Map<String, String> languageCabs) {
    public NanoPackage {
        languageCabs = Collections.unmodifiableMap(new TreeMap<>(languageCabs));
    }

    public Optional<String> languageCab(String language) {
        return Optional.ofNullable(languageCabs.get(language.toLowerCase(Locale.ROOT)));
    }

    Map<String, Object> toMap() {
        return new Facts()
                .text("name", name)
                .text("cab", cab)
                .map("languageCabs", languageCabs)
                .toMap();
    }
}
