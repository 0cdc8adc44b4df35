package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import java.util.List;
import java.util.Map;

/**
 * What a zip archive contains, and which of Docker's programs are in it.
 *
 * @param entries number of files and folders
 * @param unpacked total size of its files when unpacked, in bytes
 * @param programs the paths of docker.exe and dockerd.exe in the archive, if they are there
 */
public record ZipFacts(long size, int entries, long unpacked, List<String> programs) implements FileFacts {
    public ZipFacts {
        programs = List.copyOf(programs);
    }

    @Override
    public String format() {
        return "zip archive";
    }

    @Override
    public Map<String, Object> toMap() {
        return new Facts()
                .text("format", format())
                .number("size", size)
                .number("entries", entries)
                .number("unpacked", unpacked)
                .list("programs", programs)
                .toMap();
    }
}
