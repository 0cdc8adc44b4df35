package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that a base disk is made from, as they are at a moment: size, time of the last change and, where the system has
 * one, the key of each file. Reading them all once more would take minutes, and whoever replaces a file changes these.
 *
 * @param states state by path; of media that are a folder, the media's identity by the folder's path
 */
record BaseSources(Map<String, String> states) {
    /** What was not there is no source; what is missing is told elsewhere. */
    static BaseSources now(BaseDiskDefinition wanted) throws IOException, InterruptedException {
        Map<String, String> states = new TreeMap<>();
        if (Files.isDirectory(wanted.media())) {
            states.put(wanted.media().toString(), identity(wanted.media()));
        } else {
            add(wanted.media(), states);
        }
        for (Path update : wanted.updates()) {
            add(update, states);
        }
        for (Path driver : wanted.drivers()) {
            if (Files.notExists(driver)) {
                continue;
            }
            boolean folder = Files.isDirectory(driver);
            Path top = folder ? driver : driver.toAbsolutePath().getParent();
            // With an INF file, the files beside it are added too.
            try (Stream<Path> files = Files.walk(top, folder ? Integer.MAX_VALUE : 1)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .limit(DiskFiles.MOST_DRIVER_FILES)
                        .toList()) {
                    add(file, states);
                }
            }
        }
        return new BaseSources(states);
    }

    private static String identity(Path folder) throws InterruptedException {
        try (Media media = Media.open(folder)) {
            return media.identity();
        } catch (UnfitFailure e) {
            return e.getMessage();
        }
    }

    private static void add(Path file, Map<String, String> states) throws IOException {
        if (Files.isRegularFile(file)) {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            states.put(file.toString(), facts.size() + " " + facts.lastModifiedTime() + " " + facts.fileKey());
        }
    }

    /**
     * @throws UnfitFailure if any of them is another one now, naming it: what was found in them may not be true any more
     */
    void requireSame(BaseDiskDefinition wanted) throws UnfitFailure, IOException, InterruptedException {
        Map<String, String> now = now(wanted).states();
        List<String> changed = new ArrayList<>();
        states.forEach((path, state) -> {
            if (!state.equals(now.get(path))) {
                changed.add(path);
            }
        });
        now.keySet().stream().filter(path -> !states.containsKey(path)).forEach(changed::add);
        if (!changed.isEmpty()) {
            throw new UnfitFailure(
                    FailureCode.FILE_CHANGES,
                    changed.get(0) + (changed.size() == 1 ? " was" : " and " + (changed.size() - 1) + " more were")
                            + " replaced or changed during the run, so no base disk is made from "
                            + (changed.size() == 1 ? "it" : "them"),
                    "Run it again when nobody writes there any more; to replace media, put the new ones beside the old.");
        }
    }
}
