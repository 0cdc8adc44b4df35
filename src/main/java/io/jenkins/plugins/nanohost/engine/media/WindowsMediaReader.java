package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.media.wim.WimFacts;
import io.jenkins.plugins.nanohost.engine.media.wim.WimReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the images and packages on Windows Server media. Nano Server's folder has the same layout in all releases, except for
 * the language cabinets: their names end with the language, but in Technical Preview 3 they have the same names as the neutral
 * ones. From 2019 on, there is only {@code sources/install.wim}. If it was split ({@code install.swm}), this is no problem as
 * long as Nano's image is there; media with nothing else are refused.
 */
final class WindowsMediaReader {
    static final String NANO_FOLDER = "NanoServer";

    private static final String NANO_IMAGE = "NanoServer/NanoServer.wim";
    private static final String PACKAGES = "NanoServer/Packages";
    private static final String SERVER_WIM = "sources/install.wim";
    private static final String SERVER_ESD = "sources/install.esd";
    private static final String SPLIT_SERVER = "sources/install.swm";
    private static final Pattern CABINET =
            Pattern.compile("Microsoft-NanoServer-(.+)-Package\\.cab", Pattern.CASE_INSENSITIVE);

    private final Media media;

    WindowsMediaReader(Media media) {
        this.media = media;
    }

    WindowsMedia read() throws UnfitFailure, InterruptedException {
        Optional<MediaEntry> nano = first(NANO_IMAGE);
        Optional<MediaEntry> server = first(SERVER_WIM, SERVER_ESD);
        Optional<MediaEntry> split = server.isPresent() ? Optional.empty() : first(SPLIT_SERVER);
        if (nano.isEmpty() && server.isEmpty()) {
            server = split; // reading a part then fails with the right message
            split = Optional.empty();
        }
        List<ImageFile> images = new ArrayList<>();
        if (nano.isPresent()) {
            images.add(image(ImageFile.Role.NANO, nano.get()));
        }
        if (server.isPresent()) {
            images.add(image(ImageFile.Role.SERVER, server.get()));
        }
        return images.isEmpty()
                ? WindowsMedia.NONE
                : new WindowsMedia(images, split.map(MediaEntry::path).stream().toList(), packages());
    }

    static Optional<String> packageName(String cabinetName) {
        Matcher matcher = CABINET.matcher(cabinetName);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Optional<MediaEntry> first(String... paths) throws UnfitFailure, InterruptedException {
        for (String path : paths) {
            Optional<MediaEntry> entry = media.find(path);
            if (entry.isPresent() && entry.get().kind() == MediaEntry.EntryKind.FILE) {
                return entry;
            }
        }
        return Optional.empty();
    }

    private ImageFile image(ImageFile.Role role, MediaEntry entry) throws UnfitFailure, InterruptedException {
        try (Source file = media.source(entry.path())) {
            if (!WimReader.recognizes(file.peek(0, 8))) {
                throw file.damaged("it is no WIM");
            }
            WimFacts facts = WimReader.read(file);
            if (facts.pipable()) {
                throw new UnfitFailure(
                        FailureCode.WIM_PIPABLE,
                        file.name() + " is a pipable WIM, which Windows cannot apply",
                        "Make it a plain one: wimlib-imagex optimize FILE --not-pipable.");
            }
            return new ImageFile(role, entry.path(), facts);
        }
    }

    private List<NanoPackage> packages() throws UnfitFailure, InterruptedException {
        Optional<MediaEntry> folder = media.find(PACKAGES);
        if (folder.isEmpty() || folder.get().kind() != MediaEntry.EntryKind.FOLDER) {
            return List.of();
        }
        List<MediaEntry> entries = media.list(PACKAGES);
        Map<String, Map<String, String>> languageCabs = new HashMap<>();
        for (MediaEntry entry : entries) {
            if (entry.kind() == MediaEntry.EntryKind.FOLDER) {
                addLanguage(entry, languageCabs);
            }
        }
        List<NanoPackage> packages = new ArrayList<>();
        for (MediaEntry entry : entries) {
            Optional<String> name = packageName(lastName(entry));
            if (entry.kind() == MediaEntry.EntryKind.FILE && name.isPresent()) {
                Map<String, String> cabs = languageCabs.getOrDefault(key(name.get()), Map.of());
                packages.add(new NanoPackage(name.get(), entry.path(), cabs));
            }
        }
        packages.sort(Comparator.comparing(NanoPackage::name, String.CASE_INSENSITIVE_ORDER));
        return packages;
    }

    private void addLanguage(MediaEntry folder, Map<String, Map<String, String>> cabs)
            throws UnfitFailure, InterruptedException {
        String language = key(lastName(folder));
        for (MediaEntry entry : media.list(folder.path())) {
            String file = key(lastName(entry)).replace("_" + language + ".cab", ".cab");
            Optional<String> name = packageName(file);
            if (entry.kind() == MediaEntry.EntryKind.FILE && name.isPresent()) {
                cabs.computeIfAbsent(name.get(), any -> new HashMap<>()).put(language, entry.path());
            }
        }
    }

    private static String lastName(MediaEntry entry) {
        return entry.path().substring(entry.path().lastIndexOf('/') + 1);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
