package io.jenkins.plugins.nanohost.engine.media.wim;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the header and XML data of a WIM file say. Part of a split WIM is refused when it is read.
 *
 * @param size of the file
 * @param guid identifies the set of files; upper-case, without braces
 * @param solid whether its resources are compressed as in ESD files
 * @param pipable whether it is a pipable WIM, a kind that only wimlib knows and Windows cannot apply
 * @param bootIndex the image that WDS boots; 0 for none
 */
public record WimFacts(
        long size,
        String guid,
        WimCompression compression,
        long chunkSize,
        boolean solid,
        boolean pipable,
        int bootIndex,
        List<WimImage> images)
        implements FileFacts {
    public WimFacts {
        images = List.copyOf(images);
    }

    public Optional<WimImage> image(int index) {
        return images.stream().filter(image -> image.index() == index).findFirst();
    }

    @Override
    public String format() {
        return solid ? "WIM image file (solid, as ESD)" : "WIM image file";
    }

    @Override
    public Map<String, Object> toMap() {
        return new Facts()
                .text("format", format())
                .number("size", size)
                .text("guid", guid)
                .text("compression", compression)
                .number("chunkSize", chunkSize)
                .flag("solid", solid)
                .flag("pipable", pipable)
                .number("bootIndex", bootIndex)
                .list("images", images.stream().map(WimImage::toMap).toList())
                .toMap();
    }
}
