package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.OsVersion;
import java.util.List;
import java.util.Map;

/**
 * One image in a Docker image archive.
 *
 * @param tags as Docker shows them: {@code microsoft/nanoserver:10.0.14393.447}, without the registry where it is Docker's own
 * @param os {@code windows} or {@code linux}
 * @param osVersion the Windows that the image was made of; unknown where the configuration does not tell
 * @param osVersionText what the configuration tells, to the letter
 * @param id the digest of its configuration, hexadecimal, which is the image's id
 * @param layers how many it has
 * @param missingLayers those that the archive lacks, as those of base images that were never fetched whole
 */
public record ContainerImage(
        List<String> tags,
        String os,
        OsVersion osVersion,
        String osVersionText,
        String architecture,
        String created,
        String id,
        int layers,
        List<String> missingLayers) {
    public ContainerImage {
        tags = List.copyOf(tags);
        missingLayers = List.copyOf(missingLayers);
    }

    public boolean isWindows() {
        return os.equalsIgnoreCase("windows");
    }

    Map<String, Object> toMap() {
        return new Facts()
                .list("tags", tags)
                .text("os", os)
                .text("osVersion", osVersionText)
                .text("architecture", architecture)
                .text("created", created)
                .text("id", id)
                .number("layers", layers)
                .list("missingLayers", missingLayers)
                .toMap();
    }
}
