package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.definition.ByteSize;
import io.jenkins.plugins.nanohost.engine.definition.ImageChoice;
import io.jenkins.plugins.nanohost.engine.definition.PackageName;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.ImageFile;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.media.NanoPackage;
import io.jenkins.plugins.nanohost.engine.media.WimImage;
import io.jenkins.plugins.nanohost.engine.media.WindowsMedia;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What goes into a disk, found on the media.
 *
 * @param imageFile its path on the media, with backslashes
 * @param cabs in the order in which they are applied, paths with backslashes
 * @param mediaIdentity changes when the media change
 */
record DiskInput(
        WindowsRelease release,
        String imageFile,
        WimImage image,
        List<PackageName> packages,
        List<String> cabs,
        ByteSize size,
        String mediaIdentity) {
    /**
     * The order of the article's script: what others build on first, the guest drivers last. A package that is not named
     * here goes before Guest.
     */
    private static final List<String> ORDER = List.of("reverseforwarders", "compute", "oem-drivers", "containers");

    DiskInput {
        packages = List.copyOf(packages);
        cabs = List.copyOf(cabs);
    }

    /** Reads the media; what does not fit is added to the findings, and the answer is then absent. */
    static Optional<DiskInput> find(VhdDefinition wanted, Findings findings) throws InterruptedException {
        try (Media media = Media.open(wanted.media())) {
            WindowsMedia windows = media.windows();
            Optional<Choice> chosen = choose(windows, wanted.image(), wanted, findings);
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            WimImage image = chosen.get().image();
            int build = image.version().build();
            Optional<WindowsRelease> release = WindowsRelease.ofBuild(build);
            if (release.isEmpty()) {
                findings.add(
                        "Image " + image.name() + " on " + wanted.media() + " is Windows build " + build
                                + ", none that is known here",
                        "Take media of a release that the documentation lists.");
                return Optional.empty();
            }
            if (release.get().refusal().isPresent()) {
                findings.add(
                        "Media " + wanted.media() + ": "
                                + release.get().refusal().get(),
                        "Take Technical Preview 4 or later; Windows Server 2016 is the first release that Nano works on for good.");
                return Optional.empty();
            }
            if (chosen.get().file().role() != ImageFile.Role.NANO) {
                findings.add(
                        "Image " + image.name() + " on " + wanted.media()
                                + " is no Nano Server, and container hosts are made " + "of Nano Server only",
                        "Name an image of NanoServer\\NanoServer.wim as vhd.image.");
                return Optional.empty();
            }
            List<String> cabs = cabs(windows, image, release.get(), wanted, findings);
            return Optional.of(new DiskInput(
                    release.get(),
                    backslashes(chosen.get().file().path()),
                    image,
                    packages(wanted),
                    cabs,
                    wanted.size() == null ? VhdDefinition.NANO_SIZE : wanted.size(),
                    media.identity()));
        } catch (UnfitFailure e) {
            findings.add(e);
            return Optional.empty();
        }
    }

    private record Choice(ImageFile file, WimImage image) {}

    private static Optional<Choice> choose(
            WindowsMedia windows, ImageChoice wanted, VhdDefinition definition, Findings findings) {
        List<Choice> all = new ArrayList<>();
        windows.imageFile(ImageFile.Role.NANO).ifPresent(file -> add(all, file));
        windows.imageFile(ImageFile.Role.SERVER).ifPresent(file -> add(all, file));
        List<Choice> nano = all.stream()
                .filter(choice -> choice.file().role() == ImageFile.Role.NANO)
                .toList();
        List<Choice> fitting;
        if (wanted.isOnly()) {
            fitting = nano.isEmpty() ? all : nano;
        } else if (wanted.value().matches("[0-9]{1,4}")) {
            int index = Integer.parseInt(wanted.value());
            fitting = (nano.isEmpty() ? all : nano)
                    .stream().filter(choice -> choice.image().index() == index).toList();
        } else {
            fitting = all.stream()
                    .filter(choice -> choice.image().editionId().equalsIgnoreCase(wanted.value())
                            || choice.image().name().equalsIgnoreCase(wanted.value())
                            || choice.image().flags().equalsIgnoreCase(wanted.value()))
                    .toList();
        }
        if (fitting.size() == 1) {
            return Optional.of(fitting.get(0));
        }
        List<String> names = all.stream()
                .map(choice ->
                        choice.image().editionId() + " (" + choice.image().name() + ")")
                .toList();
        findings.add(
                "Media " + definition.media()
                        + (fitting.isEmpty() ? " have no image " + wanted : " have several images"),
                "Name one as vhd.image, by edition id or name: " + String.join(", ", names) + ".");
        return Optional.empty();
    }

    private static void add(List<Choice> all, ImageFile file) {
        file.facts().images().forEach(image -> all.add(new Choice(file, image)));
    }

    private static List<String> cabs(
            WindowsMedia windows, WimImage image, WindowsRelease release, VhdDefinition wanted, Findings findings) {
        Map<Integer, List<String>> ordered = new TreeMap<>();
        int given = 0;
        for (PackageName name : packages(wanted)) {
            Optional<NanoPackage> found = windows.findPackage(name.value());
            if (found.isEmpty()) {
                findings.add(
                        "Media " + wanted.media() + " have no package " + name,
                        "They have: "
                                + String.join(
                                        ", ",
                                        windows.packages().stream()
                                                .map(NanoPackage::name)
                                                .toList()) + ".");
                continue;
            }
            List<String> cabs = new ArrayList<>(List.of(backslashes(found.get().cab())));
            Optional<String> language = image.languages().isEmpty()
                    ? found.get().languageCabs().values().stream().findFirst()
                    : found.get().languageCab(image.languages().get(0));
            if (language.isEmpty() && !found.get().languageCabs().isEmpty()) {
                findings.add(
                        "Package " + name + " has no cabinet for " + image.languages() + " on " + wanted.media(),
                        "Take media whose packages come in the image's language.");
            }
            language.ifPresent(cab -> cabs.add(backslashes(cab)));
            ordered.put(rank(name) * 1000 + given++, cabs);
        }
        for (String needed : release.recipe().packages()) {
            if (packages(wanted).stream().noneMatch(name -> name.matches(needed))) {
                findings.add(
                        "Package " + needed + " is not in vhd.packages, and Docker does not start on " + release.title()
                                + " without it",
                        "Add " + needed + ".");
            }
        }
        return ordered.values().stream().flatMap(List::stream).toList();
    }

    private static List<PackageName> packages(VhdDefinition wanted) {
        return wanted.packages() == null ? VhdDefinition.DEFAULT_PACKAGES : wanted.packages();
    }

    private static int rank(PackageName name) {
        int place = ORDER.indexOf(name.value().toLowerCase(Locale.ROOT));
        return place >= 0 ? place : name.matches("Guest") ? ORDER.size() + 1 : ORDER.size();
    }

    private static String backslashes(String path) {
        return path.replace('/', '\\');
    }

    /** What the base disk is made from, by name. */
    Map<String, String> baseInputs(VhdDefinition wanted) {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("media", mediaIdentity);
        inputs.put("image", imageFile + " " + image.index() + " " + image.name());
        inputs.put("packages", String.join(";", cabs));
        inputs.put("size", size().toString());
        return inputs;
    }
}
