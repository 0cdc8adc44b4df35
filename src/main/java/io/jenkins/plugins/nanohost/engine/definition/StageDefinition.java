package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.GuestPath;
import io.jenkins.plugins.nanohost.engine.value.SetupPath;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code stageContainerFiles} brings into the guest.
 *
 * @param baseImage the container base OS image: a WIM for the technical previews, a Docker image archive later; null:
 *     none is staged
 * @param docker a zip, a folder or a single file with docker.exe, and dockerd.exe where the release needs it; null:
 *     Docker is not staged
 * @param files the user's own
 */
public record StageDefinition(@CheckForNull Path baseImage, @CheckForNull Path docker, List<StagedFile> files)
        implements DefinitionPart {
    public StageDefinition {
        files = List.copyOf(files);
        Rules rules = new Rules();
        StagedFile.check(files, rules);
        rules.check();
    }

    /**
     * One file of the user's.
     *
     * @param from on the machine; absolute
     */
    public record StagedFile(Path from, GuestPath to) implements DefinitionPart {
        /** Each to a path of its own, and none in the place of what the setup itself writes. */
        static void check(List<StagedFile> files, Rules rules) {
            Set<String> seen = new HashSet<>();
            for (StagedFile file : files) {
                boolean alone = seen.add(file.to().value().toLowerCase(Locale.ROOT));
                Optional<String> objection = SetupPath.objection(file.to());
                rules.require(alone, "files", "two files go to " + file.to() + "; give each a path of its own")
                        .require(objection.isEmpty(), "files", objection.orElse(""));
            }
        }
    }
}
