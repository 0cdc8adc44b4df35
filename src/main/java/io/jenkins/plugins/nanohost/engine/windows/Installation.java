package io.jenkins.plugins.nanohost.engine.windows;

import java.util.Locale;
import java.util.Set;

/** Which Windows Server is installed: Nano Server and Server Core of one release are set up in different ways. */
public enum Installation {
    NANO("Nano Server"),
    CORE("Server Core");

    /** Editions of previews whose id does not end in Nano, in lower case. */
    private static final Set<String> PREVIEWS = Set.of("nanoserver", "servertuva");

    private final String title;

    Installation(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** By the EditionID of an image or of a registry; what is no Nano Server is taken for Server Core. */
    public static Installation ofEdition(String editionId) {
        String edition = editionId.toLowerCase(Locale.ROOT);
        return edition.endsWith("nano") || PREVIEWS.contains(edition) ? NANO : CORE;
    }
}
