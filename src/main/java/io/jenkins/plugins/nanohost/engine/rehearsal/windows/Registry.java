package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
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
        return WindowsFacts.ADMINISTRATOR_NAMES.stream()
                .filter(entry -> entry.startsWith(language.toLowerCase(Locale.ROOT) + "="))
                .map(entry -> entry.substring(entry.indexOf('=') + 1))
                .findFirst()
                .orElse("Administrator");
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
