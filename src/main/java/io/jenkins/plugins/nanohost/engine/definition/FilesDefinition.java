package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code stageContainerFiles} copies into the guest.
 *
 * @param baseImage the container base OS image: a WIM for the technical previews, a Docker image archive for later releases;
 *     null: none is staged
 * @param docker a zip, a folder or a single file with docker.exe, and dockerd.exe if the release needs it; null: Docker is not
 *     staged
 * @param copy the user's own files
 */
public record FilesDefinition(@CheckForNull Path baseImage, @CheckForNull Path docker, List<OwnFile> copy)
        implements DefinitionPart {
    public FilesDefinition {
        copy = List.copyOf(copy);
        Rules rules = new Rules();
        OwnFile.check("copy", copy, rules);
        rules.check();
    }
}
