package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import java.util.List;
import java.util.Locale;

/**
 * The part of the registry of a disk's Windows that the rehearsal needs.
 *
 * @param edition EditionID
 * @param installationType for example {@code Nano Server} or {@code Server Core}
 * @param revision UBR
 * @param languages of its texts, for example {@code en-US}
 * @param computerName empty before it has one
 * @param domain the domain that it has joined; empty: none
 */
public record Registry(
        String edition,
        String installationType,
        int build,
        int revision,
        List<String> languages,
        String computerName,
        String domain,
        Components components) {
    public Registry {
        languages = List.copyOf(languages);
    }

    /**
     * The component store: what was added to the image.
     *
     * @param packages file names of the cabs
     * @param updates file names
     * @param drivers file names of the INFs
     * @param features names of the optional features that are enabled
     */
    public record Components(List<String> packages, List<String> updates, List<String> drivers, List<String> features) {
        static final Components NONE = new Components(List.of(), List.of(), List.of(), List.of());

        public Components {
            packages = List.copyOf(packages);
            updates = List.copyOf(updates);
            drivers = List.copyOf(drivers);
            features = List.copyOf(features);
        }
    }

    public Registry named(String name) {
        return new Registry(edition, installationType, build, revision, languages, name, domain, components);
    }

    public Registry joined(String other, String name) {
        return new Registry(edition, installationType, build, revision, languages, name, other, components);
    }

    public Registry with(Components others) {
        return new Registry(edition, installationType, build, revision, languages, computerName, domain, others);
    }

    Registry revised(int otherRevision) {
        return new Registry(
                edition, installationType, build, otherRevision, languages, computerName, domain, components);
    }

    public boolean nano() {
        return installationType.toLowerCase(Locale.ROOT).startsWith("nano");
    }

    /** The built-in account, which Windows names in its language. */
    public String administrator() {
        String language = languages.isEmpty() ? "" : languages.get(0).replaceFirst("-.*$", "");
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "fr" -> "Administrateur";
            case "es", "pt" -> "Administrador";
            case "hu" -> "Rendszergazda";
            case "sv" -> "Administrat\u00f6r";
            case "fi" -> "J\u00e4rjestelm\u00e4nvalvoja";
            case "ru" -> "\u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0442\u043e\u0440";
            default -> "Administrator";
        };
    }

    /** Whether it is an edition that Microsoft gives away for some months; it needs no product key. */
    boolean evaluation() {
        return edition.toLowerCase(Locale.ROOT).contains("eval");
    }

    /**
     * @param name a Nano Server package's short name
     */
    public boolean hasPackage(String name) {
        return components.packages().stream()
                .anyMatch(cab -> cab.equalsIgnoreCase("Microsoft-NanoServer-" + name + "-Package.cab"));
    }

    /** Whether Windows has what Docker needs: on Nano Server a package, elsewhere an optional feature. */
    public boolean hasContainers() {
        return nano()
                ? hasPackage("Containers")
                : components.features().stream().anyMatch("Containers"::equalsIgnoreCase);
    }
}
