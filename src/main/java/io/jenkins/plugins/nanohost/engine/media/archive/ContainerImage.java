package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.OsVersion;
import java.util.List;
import java.util.Map;

/**
 * One image in a Docker image archive.
 *
 * @param tags as Docker shows them: {@code microsoft/nanoserver:10.0.14393.447}, without the registry if it is Docker Hub
 * @param os {@code windows} or {@code linux}
 * @param osVersion the version of Windows that the image was made of; unknown if the configuration does not say
 * @param osVersionText the same, exactly as the configuration writes it
 * @param id the image's id: the digest of its configuration, in hexadecimal
 * @param layers how many layers its manifest names
 * @param claimedLayers how many layers its configuration counts; {@code docker load} refuses an image whose numbers differ
 * @param missingLayers the layers that are not in the archive, such as those of base images that were never fetched completely
 * @param emptyLayers the layers that are in the archive with 0 bytes, which no layer has
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
        int claimedLayers,
        List<String> missingLayers,
        List<String> emptyLayers) {
    public ContainerImage {
        tags = List.copyOf(tags);
        missingLayers = List.copyOf(missingLayers);
        emptyLayers = List.copyOf(emptyLayers);
    }

    public boolean isWindows() {
        return os.equalsIgnoreCase("windows");
    }

    /** Its first tag, or its id where it has none. */
    public String name() {
        return tags.isEmpty() ? id : tags.get(0);
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
                .number("claimedLayers", claimedLayers)
                .list("missingLayers", missingLayers)
                .list("emptyLayers", emptyLayers)
                .toMap();
    }
}
