package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Reads only the list of files at the end of a zip. Written from PKWARE's APPNOTE.TXT 6.3 (4.3.12 to 4.3.16). */
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
