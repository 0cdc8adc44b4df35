package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.media.NanoPackage;
import io.jenkins.plugins.nanohost.engine.media.WindowsMedia;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.PackageName;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the cabinets of the wanted packages and puts them into the order that Windows needs. */
public record PackageSearch(BaseDiskDefinition wanted, ImageSearch.FoundImage image, Findings findings) {
    /**
     * The order of the article's script: first what others build on, last the guest drivers. A package that is not
     * named here comes before Guest.
     */
    private static final List<String> ORDER = List.of("reverseforwarders", "compute", "oem-drivers", "containers");

    public static final String GUEST = "Guest";

    /** The packages to add: those of the definition, or the article's. */
    List<PackageName> names() {
        if (image.installation() == Installation.CORE) {
            return List.of();
        }
        return wanted.packages() == null ? BaseDiskDefinition.DEFAULT_PACKAGES : wanted.packages();
    }

    /** Their cabinets, each followed by that of its language; with backslashes. */
    List<String> cabs(WindowsMedia media) {
        if (image.installation() == Installation.CORE) {
            if (wanted.packages() != null && !wanted.packages().isEmpty()) {
                findings.add(
                        FailureCode.PACKAGES_FOR_CORE,
                        "Image " + image.image().name()
                                + " is Server Core, and vhd.packages are packages of Nano Server",
                        "Leave vhd.packages out; Server Core gets its features without them.");
            }
            return List.of();
        }
        Map<Integer, List<String>> ordered = new TreeMap<>();
        int given = 0;
        for (PackageName name : names()) {
            Optional<NanoPackage> found = media.findPackage(name.value());
            if (found.isEmpty()) {
                missing(media, name);
            } else {
                ordered.put(rank(name) * 1000 + given++, cabs(found.get()));
            }
        }
        requireThoseOfLaterStages();
        return ordered.values().stream().flatMap(List::stream).toList();
    }

    private void missing(WindowsMedia media, PackageName name) {
        List<String> near = media.nearestPackages(name.value());
        List<String> all = media.packages().stream().map(NanoPackage::name).toList();
        findings.add(
                FailureCode.NO_SUCH_PACKAGE,
                "Media " + wanted.media() + " have no package " + name,
                (near.isEmpty() ? "" : "Is " + String.join(" or ", near) + " meant? ")
                        + (all.isEmpty() ? "They have none at all." : "They have: " + String.join(", ", all) + "."));
    }

    private List<String> cabs(NanoPackage found) {
        WimImage wim = image.image();
        Optional<String> language = wim.languages().isEmpty()
                ? found.languageCabs().values().stream().findFirst()
                : found.languageCab(wim.languages().get(0));
        if (language.isEmpty() && !found.languageCabs().isEmpty()) {
            findings.add(
                    FailureCode.PACKAGE_LANGUAGE_MISSING,
                    "Package " + found.name() + " has no cabinet for " + wim.languages() + " on " + wanted.media(),
                    "Take media whose packages come in the image's language.");
        }
        List<String> cabs = new ArrayList<>(List.of(backslashes(found.cab())));
        language.ifPresent(cab -> cabs.add(backslashes(cab)));
        return cabs;
    }

    private void requireThoseOfLaterStages() {
        Recipe recipe = image.release().recipe(image.installation());
        for (String needed : recipe.packages()) {
            if (names().stream().noneMatch(name -> name.matches(needed))) {
                findings.add(
                        FailureCode.PACKAGE_NEEDED,
                        "Package " + needed + " is not in vhd.packages: " + StageName.DOCKER.step()
                                + " would fail, since on " + image.release().title()
                                + (recipe.ownSwitch().isEmpty() || needed.equalsIgnoreCase("Containers")
                                        ? " Docker does not start without it"
                                        : " the containers' network needs a virtual switch, which comes with it"),
                        "Add " + needed + ".");
            }
        }
    }

    /** Whether files can be copied into the running guest: Copy-VMFile needs the integration services in it. */
    boolean hasGuest() {
        return image.installation() == Installation.CORE || names().stream().anyMatch(name -> name.matches(GUEST));
    }

    private static int rank(PackageName name) {
        int place = ORDER.indexOf(name.value().toLowerCase(Locale.ROOT));
        return place >= 0 ? place : name.matches(GUEST) ? ORDER.size() + 1 : ORDER.size();
    }

    private static String backslashes(String path) {
        return path.replace('/', '\\');
    }
}
