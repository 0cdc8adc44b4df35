package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Tells what is in a zip, from its list of files. */
public final class ZipReader {
    private ZipReader() {}

    public static ZipFacts read(Source file) throws UnfitFailure, InterruptedException {
        try (ZipArchive zip = ZipArchive.of(file)) {
            List<ZipArchiveEntry> entries = zip.entries();
            List<String> programs = entries.stream()
                    .filter(entry -> DockerExecutable.ALL.stream().anyMatch(name -> ZipArchive.isCalled(entry, name)))
                    .map(ZipArchiveEntry::getName)
                    .toList();
            long unpacked = entries.stream().mapToLong(ZipArchiveEntry::getSize).sum();
            return new ZipFacts(file.size(), entries.size(), unpacked, programs);
        }
    }
}
