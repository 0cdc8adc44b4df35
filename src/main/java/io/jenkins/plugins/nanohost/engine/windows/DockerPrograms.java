package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.io.NoLinks;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.archive.ImageArchiveReader;
import io.jenkins.plugins.nanohost.engine.media.archive.ZipArchive;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The programs of Docker as they were downloaded: in a zip, in a folder, or as one file. A zip is read and unpacked here,
 * because Nano Server cannot unpack it.
 */
public final class DockerPrograms {
    /** As much as shows a zip, at a file's start and end, in bytes. */
    private static final int MARKED = 22;

    private static final int DEEPEST = 16;
    private static final int MOST_FILES = 100_000;
    private static final long LONGEST = 2L << 30;
    private static final Pattern PARTIAL = Pattern.compile("\\w+\\.exe-([0-9]{1,10})-[0-9a-f-]{36}\\.partial");

    private final Path source;
    private final Path unpackFolder;
    private final StopSignal stop;

    /**
     * @param unpackFolder where programs from a zip are unpacked; nothing is written before {@link #file}
     */
    public DockerPrograms(Path source, Path unpackFolder, StopSignal stop) {
        this.source = source;
        this.unpackFolder = unpackFolder;
        this.stop = stop;
    }

    /** Whether the program is there. */
    public boolean has(String program) throws UnfitFailure, InterruptedException {
        if (Files.notExists(source)) {
            throw new UnfitFailure(
                    FailureCode.NO_FILE,
                    source + " does not exist",
                    "Name the downloaded zip, or its folder, in files.docker.");
        }
        if (!zipped()) {
            return Files.isRegularFile(plainFile(program));
        }
        try (ZipArchive zip = ZipArchive.open(source)) {
            return find(zip, program).isPresent();
        }
    }

    /** Where the program is, or will be when it is unpacked; nothing is written. */
    public Path place(String program) throws UnfitFailure, InterruptedException {
        return zipped() ? unpackFolder.resolve(key()).resolve(program) : plainFile(program);
    }

    /** The program's length in bytes. */
    public long length(String program) throws IOException, UnfitFailure, InterruptedException {
        if (!zipped()) {
            return Files.size(plainFile(program));
        }
        try (ZipArchive zip = ZipArchive.open(source)) {
            return required(zip, program).getSize();
        }
    }

    /** The version in the program's own resource; empty: it has none, as a placeholder or a program of one's own build. */
    public Optional<String> version(String program) throws IOException, UnfitFailure, InterruptedException {
        if (!zipped()) {
            try (InputStream in = Files.newInputStream(plainFile(program))) {
                return ProgramVersion.in(in);
            }
        }
        try (ZipArchive zip = ZipArchive.open(source)) {
            return zip.<Optional<String>, UnfitFailure>content(required(zip, program), in -> {
                Optional<String> version = ProgramVersion.in(in);
                // To its end, so that its checksum can be compared.
                in.transferTo(OutputStream.nullOutputStream());
                return version;
            });
        } catch (ZipException | InterruptedIOException e) {
            throw ZipArchive.unreadable(source.toString(), e);
        }
    }

    /** The program's SHA-256, read from the zip if it is in one; nothing is written. */
    public String sha256(String program) throws IOException, UnfitFailure, AbortedFailure, InterruptedException {
        if (!zipped()) {
            return Digests.of(Files.newInputStream(plainFile(program)), stop);
        }
        try (ZipArchive zip = ZipArchive.open(source)) {
            return zip.content(required(zip, program), in -> Digests.of(in, stop));
        } catch (ZipException | InterruptedIOException e) {
            throw ZipArchive.unreadable(source.toString(), e);
        }
    }

    /** The program as a file. If it is in a zip, it is unpacked, unless an equal file is already there. */
    public Path file(String program) throws IOException, Failure, InterruptedException {
        Path target = place(program);
        if (!zipped() || Files.isRegularFile(target) && isUnpacked(program, target)) {
            return target;
        }
        try (ZipArchive zip = ZipArchive.open(source)) {
            Path folder = unpackFolder.resolve(key());
            OwnerOnly.createFolder(folder);
            deleteLeft(folder);
            // Runs for other hosts may unpack the same zip at the same time.
            Path partial = folder.resolve(
                    program + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".partial");
            ZipArchiveEntry entry = required(zip, program);
            new AtomicFile(target, partial)
                    .<Failure>write(empty -> zip.<Path, Failure>content(entry, in -> unpack(in, entry, empty)));
        } catch (ZipException | InterruptedIOException e) {
            throw ZipArchive.unreadable(source.toString(), e);
        }
        return target;
    }

    /** Deletes what processes left that were killed while they unpacked: their files have their number in the name. */
    private static void deleteLeft(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            Matcher partial = PARTIAL.matcher(String.valueOf(file.getFileName()));
            if (partial.matches()
                    && ProcessHandle.of(Long.parseLong(partial.group(1))).isEmpty()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Compares the content too: after a power failure, a file may have its length but not its content. */
    private boolean isUnpacked(String program, Path target)
            throws IOException, UnfitFailure, AbortedFailure, InterruptedException {
        return Digests.of(Files.newInputStream(target), stop).equals(sha256(program));
    }

    private ZipArchiveEntry required(ZipArchive zip, String program) throws UnfitFailure {
        return find(zip, program)
                .orElseThrow(() -> new UnfitFailure(
                        FailureCode.DOCKER_PROGRAM_MISSING,
                        program + " is not in " + source,
                        "Give Docker's own zip, or a folder that holds it."));
    }

    private Path unpack(InputStream in, ZipArchiveEntry entry, Path target)
            throws IOException, UnfitFailure, AbortedFailure {
        byte[] piece = new byte[1 << 20];
        long count = 0;
        try (OutputStream out = NoLinks.open(target)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                stop.check();
                count += read;
                if (count > LONGEST) {
                    throw new UnfitFailure(
                            FailureCode.DOCKER_PROGRAM_UNFIT,
                            entry.getName() + " in " + source + " unpacks to more than 2 GB",
                            "Take Docker's own zip.");
                }
                out.write(piece, 0, read);
            }
        }
        return target;
    }

    private boolean zipped() throws UnfitFailure, InterruptedException {
        if (!Files.isRegularFile(source)) {
            return false;
        }
        try (Source file = Source.open(source)) {
            ByteBuffer end = file.peek(file.size() - MARKED, MARKED);
            if (ZipArchive.recognizes(file.peek(0, MARKED), end)) {
                return true;
            }
            String name = String.valueOf(source.getFileName());
            if (DockerExecutable.ALL.stream().anyMatch(name::equalsIgnoreCase)) {
                return false;
            }
            throw new UnfitFailure(
                    FailureCode.NOT_A_ZIP,
                    source + " cannot be read as a zip: it seems to be "
                            + (ImageArchiveReader.recognizesCompressed(file.peek(0, MARKED))
                                    ? "compressed by gzip, as Docker's packages for Linux and macOS are"
                                    : Inspector.seems(file)),
                    "Give Docker's zip for Windows as it was downloaded, with the digest of the original, or a folder with its"
                            + " programs.");
        }
    }

    private Path plainFile(String program) throws UnfitFailure, InterruptedException {
        if (!Files.isDirectory(source)) {
            return source.getFileName() != null
                            && source.getFileName().toString().equalsIgnoreCase(program)
                    ? source
                    : source.resolveSibling(program + " (not given)");
        }
        List<Path> found;
        try (Stream<Path> all = Files.walk(source, DEEPEST)) {
            found = all.limit(MOST_FILES)
                    .filter(file -> String.valueOf(file.getFileName()).equalsIgnoreCase(program))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            for (int i = 1; i < found.size(); i++) {
                if (Files.mismatch(found.get(0), found.get(i)) >= 0) {
                    throw several(program, found.get(0).toString(), found.get(i).toString());
                }
            }
        } catch (UncheckedIOException e) {
            throw Source.unreadable(source.toString(), e.getCause());
        } catch (IOException e) {
            throw Source.unreadable(source.toString(), e);
        }
        return Stream.of(source.resolve(program), source.resolve("docker").resolve(program))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(found.isEmpty() ? source.resolve(program) : found.get(0));
    }

    private UnfitFailure several(String program, String first, String second) {
        return new UnfitFailure(
                FailureCode.DOCKER_PROGRAM_TWICE,
                source + " holds two different " + program + ": " + first + " and " + second,
                "Give the package of one version of Docker.");
    }

    /** The program in the zip; empty if it has none. */
    private Optional<ZipArchiveEntry> find(ZipArchive zip, String program) throws UnfitFailure {
        List<ZipArchiveEntry> found = zip.findAll(program);
        for (ZipArchiveEntry other : found) {
            ZipArchiveEntry first = found.get(0);
            if (other.getCrc() != first.getCrc() || other.getSize() != first.getSize()) {
                throw several(program, Source.quoted(first.getName()), Source.quoted(other.getName()));
            }
        }
        return found.stream().findFirst();
    }

    /**
     * Checks that the program is one for the guest's x64 Windows, by its start (PE format, Microsoft).
     *
     * @throws UnfitFailure it has no bytes, is no Windows program, or is for another processor
     */
    public void check(String program) throws IOException, UnfitFailure, InterruptedException {
        byte[] start;
        if (!zipped()) {
            try (InputStream in = Files.newInputStream(plainFile(program))) {
                start = in.readNBytes(ProgramStart.LENGTH);
            }
        } else {
            try (ZipArchive zip = ZipArchive.open(source)) {
                start = zip.<byte[], UnfitFailure>content(required(zip, program), in -> {
                    byte[] first = in.readNBytes(ProgramStart.LENGTH);
                    // To its end, so that its checksum can be compared.
                    in.transferTo(OutputStream.nullOutputStream());
                    return first;
                });
            } catch (ZipException | EOFException | InterruptedIOException e) {
                throw ZipArchive.unreadable(source.toString(), e);
            }
        }
        Optional<String> problem = new ProgramStart(start).problem();
        if (problem.isPresent()) {
            throw new UnfitFailure(
                    FailureCode.DOCKER_PROGRAM_UNFIT,
                    program + " in " + source + " " + problem.get(),
                    "Give Docker's package for Windows and x86_64 (amd64), as it was downloaded.");
        }
    }

    /** If a zip was replaced by another, its times and sizes inside differ, and so the key and the folder differ. */
    private String key() throws UnfitFailure, InterruptedException {
        StringBuilder content = new StringBuilder();
        try (ZipArchive zip = ZipArchive.open(source)) {
            for (ZipArchiveEntry entry : zip.entries()) {
                content.append(entry.getName())
                        .append('\n')
                        .append(entry.getSize())
                        .append(' ')
                        .append(entry.getCrc())
                        .append('\n');
            }
        }
        return Digests.ofText(content.toString()).substring(0, 16);
    }
}
