package io.jenkins.plugins.nanohost.engine.media.wim;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a WIM file tells in its header and XML data. A file of a split set is no such thing: reading one is refused.
 *
 * @param size of the file
 * @param guid tells sets of files apart; upper-case, without braces
 * @param solid whether its resources are packed as in ESD files
 * @param pipable whether it is of the kind that only wimlib knows, which Windows cannot apply
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
