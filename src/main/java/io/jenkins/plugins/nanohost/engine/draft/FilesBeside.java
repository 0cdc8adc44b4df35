package io.jenkins.plugins.nanohost.engine.draft;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderContent;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.archive.ZipFacts;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.stage.docker.BaseImageCheck;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks for a base image and for Docker beside the media, and takes only what a run would take. */
record FilesBeside(List<Path> files, HostWindows windows, Narrator narrator) {
    /** More are not looked at: the folder is then not one of media. */
    private static final int MOST = 200;

    static FilesBeside of(Path media, HostWindows windows, Narrator narrator) throws UnfitFailure {
        Path folder = media.getParent();
        List<Path> files = folder == null
                ? List.of()
                : FolderContent.of(folder).stream().limit(MOST).toList();
        return new FilesBeside(files, windows, narrator);
    }

    Optional<Path> baseImage() throws InterruptedException {
        String ending = windows.recipe().baseImage() == BaseImageKind.WIM ? ".wim" : ".tar";
        for (Path file : files) {
            if (endsWith(file, ending)) {
                Findings findings = new Findings();
                new BaseImageCheck(windows, findings).check(file, narrator);
                if (isFree(findings)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /** A zip with the programs of this release and no other one. */
    Optional<Path> docker() throws InterruptedException {
        List<String> wanted = windows.recipe().programs().stream().sorted().toList();
        for (Path file : files) {
            try {
                if (endsWith(file, ".zip")
                        && Inspector.expect(file, ZipFacts.class).programs().stream()
                                .map(program -> program.substring(program.lastIndexOf('/') + 1)
                                        .toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList()
                                .equals(wanted)) {
                    return Optional.of(file);
                }
            } catch (UnfitFailure e) {
                // Not every file beside the media is for the host.
                narrator.fact("Passed over " + file + ": " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static boolean isFree(Findings findings) {
        try {
            findings.throwIfAny();
            return true;
        } catch (UnfitFailure e) {
            return false;
        }
    }

    private static boolean endsWith(Path file, String ending) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
