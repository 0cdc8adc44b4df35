package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.media.disc.DiscFormat;
import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import java.util.Map;

/**
 * What a disc image or a folder of unpacked media is, and what is on it.
 *
 * @param label the volume's label; empty for a folder
 * @param windows what is on it; empty if it is not Windows media
 * @param identity see {@link Media#identity()}
 */
record MediaFacts(long size, DiscFormat fileSystem, String label, WindowsMedia windows, String identity)
        implements FileFacts {
    @Override
    public String format() {
        return fileSystem.toString();
    }

    @Override
    public Map<String, Object> toMap() {
        return new Facts()
                .text("format", format())
                .number("size", size)
                .text("label", label)
                .text("identity", identity)
                .map("windows", windows.isEmpty() ? Map.of() : windows.toMap())
                .toMap();
    }
}
