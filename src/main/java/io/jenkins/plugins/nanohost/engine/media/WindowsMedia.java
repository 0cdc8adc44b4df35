package io.jenkins.plugins.nanohost.engine.media;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What Windows Server media offers: image files, Nano Server's packages. Empty for media that are not Windows'. */
public record WindowsMedia(List<ImageFile> imageFiles, List<NanoPackage> packages) {
    public WindowsMedia {
        imageFiles = List.copyOf(imageFiles);
        packages = List.copyOf(packages);
    }

    /** The version of Windows, from the first image; unknown on media that are not Windows'. */
    public OsVersion version() {
        return imageFiles.stream()
                .flatMap(file -> file.facts().images().stream())
                .map(WimImage::version)
                .filter(OsVersion::isKnown)
                .findFirst()
                .orElse(OsVersion.UNKNOWN);
    }

    public Optional<ImageFile> imageFile(ImageFile.Role role) {
        return imageFiles.stream().filter(file -> file.role() == role).findFirst();
    }

    /** A package by its name, in any case, or by the whole name of its cabinet: Guest, Microsoft-NanoServer-Guest-Package. */
    public Optional<NanoPackage> findPackage(String name) {
        String wanted = WindowsMediaReader.packageName(name + ".cab").orElse(name);
        return packages.stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** The languages of images and packages, lower case: en-us. */
    public List<String> languages() {
        TreeSet<String> languages = new TreeSet<>();
        for (ImageFile file : imageFiles) {
            for (WimImage image : file.facts().images()) {
                image.languages().forEach(language -> languages.add(language.toLowerCase(Locale.ROOT)));
            }
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
                .list("packages", packages.stream().map(NanoPackage::toMap).toList())
                .toMap();
    }
}
