package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import java.util.Map;

/** A cabinet file. The packages of Windows are such files. */
public record CabinetFacts(long size, int files, int folders) implements FileFacts {
    @Override
    public String format() {
        return "cabinet";
    }

    @Override
    public Map<String, Object> toMap() {
        return new Facts()
                .text("format", format())
                .number("size", size)
                .number("files", files)
                .number("folders", folders)
                .toMap();
    }
}
