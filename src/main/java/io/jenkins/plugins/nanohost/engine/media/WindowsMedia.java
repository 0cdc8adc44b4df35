package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.OsVersion;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is on Windows Server media. Empty for media that are not Windows'.
 *
 * @param splitFiles image files that are split into parts, as on a USB stick with a file system that allows no files over 4 GB;
 *     no disk can be made from them
 * @param packages the packages of Nano Server
 */
public record WindowsMedia(List<ImageFile> imageFiles, List<String> splitFiles, List<NanoPackage> packages) {
    static final WindowsMedia NONE = new WindowsMedia(List.of(), List.of(), List.of());

    public WindowsMedia {
        imageFiles = List.copyOf(imageFiles);
        splitFiles = List.copyOf(splitFiles);
        packages = List.copyOf(packages);
    }

    /** All images of all image files, Nano Server's first. */
    public List<WimImage> images() {
        return imageFiles.stream()
                .flatMap(file -> file.facts().images().stream())
                .toList();
    }

    /** The version of Windows, from the first image; unknown on media that are not Windows'. */
    public OsVersion version() {
        return images().stream()
                .map(WimImage::version)
                .filter(OsVersion::isKnown)
                .findFirst()
                .orElse(OsVersion.UNKNOWN);
    }

    public Optional<ImageFile> imageFile(ImageFile.Role role) {
        return imageFiles.stream().filter(file -> file.role() == role).findFirst();
    }

    /**
     * Finds a package by its name or by the full name of its cabinet: Guest, Microsoft-NanoServer-Guest-Package. Upper or lower
     * case does not matter.
     */
    public Optional<NanoPackage> findPackage(String name) {
        String wanted = shortName(name);
        return packages.stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The few packages with names most similar to one that the media does not have; empty if none is similar. */
    public List<String> nearestPackages(String name) {
        return Nearest.few(
                shortName(name), packages.stream().map(NanoPackage::name).toList());
    }

    /** The few names of images most similar to a name that no image has; empty if none is similar. */
    public List<String> nearestImages(String name) {
        return Nearest.few(
                name, images().stream().flatMap(image -> image.names().stream()).toList());
    }

    private static String shortName(String name) {
        return WindowsMediaReader.packageName(name + ".cab").orElse(name);
    }

    /** The languages of images and packages, lower case: en-us. */
    public List<String> languages() {
        TreeSet<String> languages = new TreeSet<>();
        for (WimImage image : images()) {
            image.languages().forEach(language -> languages.add(language.toLowerCase(Locale.ROOT)));
        }
        packages.forEach(candidate -> languages.addAll(candidate.languageCabs().keySet()));
        return List.copyOf(languages);
    }

    boolean isEmpty() {
        return imageFiles.isEmpty();
    }

    Map<String, Object> toMap() {
        return new Facts()
                .version(version())
                .list("languages", languages())
                .list("imageFiles", imageFiles.stream().map(ImageFile::toMap).toList())
                .list("splitFiles", splitFiles)
                .list("packages", packages.stream().map(NanoPackage::toMap).toList())
                .toMap();
    }
}
