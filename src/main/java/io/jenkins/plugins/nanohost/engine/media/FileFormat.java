package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.archive.CabinetFacts;
import io.jenkins.plugins.nanohost.engine.media.archive.CabinetReader;
import io.jenkins.plugins.nanohost.engine.media.archive.ImageArchiveFacts;
import io.jenkins.plugins.nanohost.engine.media.archive.ImageArchiveReader;
import io.jenkins.plugins.nanohost.engine.media.archive.Tar;
import io.jenkins.plugins.nanohost.engine.media.archive.ZipArchive;
import io.jenkins.plugins.nanohost.engine.media.archive.ZipFacts;
import io.jenkins.plugins.nanohost.engine.media.archive.ZipReader;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.media.vhd.DiskFacts;
import io.jenkins.plugins.nanohost.engine.media.vhd.VhdReader;
import io.jenkins.plugins.nanohost.engine.media.vhd.VhdxReader;
import io.jenkins.plugins.nanohost.engine.media.wim.WimFacts;
import io.jenkins.plugins.nanohost.engine.media.wim.WimReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;

/** All formats except discs, which have no mark at their start; in the order in which they are tried. */
enum FileFormat {
    WIM("WIM image file", WimFacts.class, WimReader::read, (start, end) -> WimReader.recognizes(start)),
    VHDX("virtual hard disk", DiskFacts.class, VhdxReader::read, (start, end) -> VhdxReader.recognizes(start)),
    CABINET("cabinet", CabinetFacts.class, CabinetReader::read, (start, end) -> CabinetReader.recognizes(start)),
    ZIP("zip archive", ZipFacts.class, ZipReader::read, ZipArchive::recognizes),
    TAR(
            "tar archive (of docker save)",
            ImageArchiveFacts.class,
            ImageArchiveReader::read,
            (start, end) -> Tar.recognizes(start)),
    GZIP(
            "tar archive compressed by gzip",
            ImageArchiveFacts.class,
            ImageArchiveReader::readCompressed,
            (start, end) -> ImageArchiveReader.recognizesCompressed(start)),
    VHD("virtual hard disk", DiskFacts.class, VhdReader::read, VhdReader::recognizes);

    /** How many bytes of a file's start and end are needed to recognize its format. */
    static final int MARKED = 512;

    private interface Reader {
        FileFacts read(Source file) throws UnfitFailure, InterruptedException;
    }

    private final String title;
    private final Class<? extends FileFacts> facts;
    private final Reader reader;
    private final BiPredicate<ByteBuffer, ByteBuffer> mark;

    FileFormat(
            String title, Class<? extends FileFacts> facts, Reader reader, BiPredicate<ByteBuffer, ByteBuffer> mark) {
        this.title = title;
        this.facts = facts;
        this.reader = reader;
        this.mark = mark;
    }

    static Optional<FileFormat> of(Source file) throws UnfitFailure, InterruptedException {
        ByteBuffer start = file.peek(0, MARKED);
        ByteBuffer end = file.peek(file.size() - MARKED, MARKED);
        return Arrays.stream(values())
                .filter(format -> format.mark.test(start, end))
                .findFirst();
    }

    /** What people call the files of this kind. */
    static String title(Class<? extends FileFacts> kind) {
        return Arrays.stream(values())
                .filter(format -> format.facts.equals(kind))
                .map(FileFormat::title)
                .findFirst()
                .orElse("disc image");
    }

    String title() {
        return title;
    }

    FileFacts read(Source file) throws UnfitFailure, InterruptedException {
        return reader.read(file);
    }
}
