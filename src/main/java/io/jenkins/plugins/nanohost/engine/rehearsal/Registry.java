package io.jenkins.plugins.nanohost.engine.rehearsal;

import java.util.List;
import java.util.Locale;

/**
 * What the registry and the component store of a disk's Windows hold, as far as anybody here asks.
 *
 * @param edition EditionID
 * @param installationType for example {@code Nano Server} or {@code Server Core}
 * @param revision UBR
 * @param computerName empty before it has one
 * @param packages file names of the cabs that were added
 */
record Registry(
        String edition, String installationType, int build, int revision, String computerName, List<String> packages) {
    Registry {
        packages = List.copyOf(packages);
    }

    Registry named(String name) {
        return new Registry(edition, installationType, build, revision, name, packages);
    }

    boolean nano() {
        return installationType.toLowerCase(Locale.ROOT).startsWith("nano");
    }

    /**
     * @param name a Nano Server package's short name
     */
    boolean hasPackage(String name) {
        return packages.stream().anyMatch(cab -> cab.equalsIgnoreCase("Microsoft-NanoServer-" + name + "-Package.cab"));
    }
}
