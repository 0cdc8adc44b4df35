package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Nano Server package on the media: one cabinet for all languages, and one for each language that the package supports.
 *
 * @param name the name that New-NanoServerImage and people use: Guest, OEM-Drivers, Containers
 * @param cab where the cabinet for all languages is on the media
 * @param languageCabs where the cabinets of the languages are, by language (in lower case, such as en-us)
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
