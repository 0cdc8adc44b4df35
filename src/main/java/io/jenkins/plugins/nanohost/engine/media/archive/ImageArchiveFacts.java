package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A tar archive of container images, as {@code docker save} and {@code skopeo} write it.
 *
 * @param size of the file, in bytes
 * @param compressed whether it is compressed by gzip, which {@code docker load} unpacks itself
 * @param windows the images for Windows: {@code docker load} ends at any other one there
 */
public record ImageArchiveFacts(
        long size, boolean compressed, Layout layout, List<ContainerImage> images, ArchivePart windows)
        implements FileFacts {
    /** How the archive is laid out inside. */
    public enum Layout {
        /** With manifest.json, which every {@code docker load} reads. */
        DOCKER,
        /** With index.json only; only newer engines load it. */
        OCI
    }

    public ImageArchiveFacts {
        images = List.copyOf(images);
    }

    @Override
    public String format() {
        return (layout == Layout.DOCKER ? "Docker image archive" : "OCI image archive")
                + (compressed ? " (compressed by gzip)" : "");
    }

    @Override
    public Map<String, Object> toMap() {
        return new Facts()
                .text("format", format())
                .number("size", size)
                .text("layout", layout.name().toLowerCase(Locale.ROOT))
                .list("images", images.stream().map(ContainerImage::toMap).toList())
                .toMap();
    }
}
