package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The programs of Docker as they were downloaded: in a zip, in a folder, or as one file. A zip is read and unpacked here,
 * because Nano Server cannot unpack it.
 */
public final class DockerPrograms {
    private static final long LONGEST = 2L << 30;

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
    public boolean has(String program) throws UnfitFailure {
        if (Files.notExists(source)) {
            throw new UnfitFailure(
                    source + " does not exist", "Name the downloaded zip, or its folder, in files.docker.");
        }
        if (!zipped()) {
            return Files.isRegularFile(plainFile(program));
        }
        try (ZipFile zip = new ZipFile(source.toFile())) {
            return entry(zip, program).isPresent();
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** Where the program is, or will be when it is unpacked; nothing is written. */
    public Path place(String program) throws UnfitFailure {
        if (!zipped()) {
            return plainFile(program);
        }
        try {
            return unpackFolder.resolve(key()).resolve(program);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** The program's length in bytes. */
    public long length(String program) throws IOException, UnfitFailure {
        if (!zipped()) {
            return Files.size(plainFile(program));
        }
        try (ZipFile zip = new ZipFile(source.toFile())) {
            return required(zip, program).getSize();
        } catch (ZipException e) {
            throw damaged(e);
        }
    }

    /** The version in the program's own resource; empty: it has none, as a placeholder or a program of one's own build. */
    public Optional<String> version(String program) throws IOException, UnfitFailure {
        if (!zipped()) {
            try (InputStream in = Files.newInputStream(plainFile(program))) {
                return ProgramVersion.in(in);
            }
        }
        try (ZipFile zip = new ZipFile(source.toFile());
                InputStream in = zip.getInputStream(required(zip, program))) {
            return ProgramVersion.in(in);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** The program's SHA-256, read from the zip if it is in one; nothing is written. */
    public String sha256(String program) throws IOException, UnfitFailure, AbortedFailure {
        if (!zipped()) {
            return Digests.of(Files.newInputStream(plainFile(program)), stop);
        }
        try (ZipFile zip = new ZipFile(source.toFile())) {
            ZipEntry entry = required(zip, program);
            CheckedInputStream in = checked(zip, entry);
            String digest = Digests.of(in, stop);
            requireWhole(entry, in);
            return digest;
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** The program as a file. If it is in a zip, it is unpacked, unless an equal file is already there. */
    public Path file(String program) throws IOException, Failure {
        Path target = place(program);
        if (!zipped() || Files.isRegularFile(target) && isUnpacked(program, target)) {
            return target;
        }
        try (ZipFile zip = new ZipFile(source.toFile())) {
            Path folder = unpackFolder.resolve(key());
            Files.createDirectories(folder);
            // Runs for other hosts may unpack the same zip at the same time.
            Path partial = folder.resolve(program + "-" + UUID.randomUUID() + ".partial");
            ZipEntry entry = required(zip, program);
            new AtomicFile(target, partial).write(empty -> unpack(zip, entry, empty));
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
        return target;
    }

    /** Compares the content too: after a power failure, a file may have its length but not its content. */
    private boolean isUnpacked(String program, Path target) throws IOException, UnfitFailure, AbortedFailure {
        return Digests.of(Files.newInputStream(target), stop).equals(sha256(program));
    }

    private static CheckedInputStream checked(ZipFile zip, ZipEntry entry) throws IOException {
        return new CheckedInputStream(zip.getInputStream(entry), new CRC32());
    }

    /** Checks the content against the zip's checksum; Java reads the checksum but does not compare it. */
    private static void requireWhole(ZipEntry entry, CheckedInputStream read) throws ZipException {
        if (read.getChecksum().getValue() != entry.getCrc()) {
            throw new ZipException("the content of " + entry.getName() + " has a different checksum than the zip says");
        }
    }

    private ZipEntry required(ZipFile zip, String program) throws UnfitFailure {
        return entry(zip, program)
                .orElseThrow(() -> new UnfitFailure(
                        program + " is not in " + source, "Give Docker's own zip, or a folder that holds it."));
    }

    private void unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException, UnfitFailure, AbortedFailure {
        byte[] piece = new byte[1 << 20];
        long count = 0;
        try (CheckedInputStream in = checked(zip, entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                stop.check();
                count += read;
                if (count > LONGEST) {
                    throw new UnfitFailure(
                            entry.getName() + " in " + source + " unpacks to more than 2 GB", "Take Docker's own zip.");
                }
                out.write(piece, 0, read);
            }
            requireWhole(entry, in);
        }
    }

    private boolean zipped() {
        return Files.isRegularFile(source)
                && source.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private Path plainFile(String program) {
        if (Files.isDirectory(source)) {
            Path inside = source.resolve(program);
            return Files.exists(inside) ? inside : source.resolve("docker").resolve(program);
        }
        return source.getFileName() != null && source.getFileName().toString().equalsIgnoreCase(program)
                ? source
                : source.resolveSibling(program + " (not given)");
    }

    /** If a zip was replaced by another, its times and sizes inside differ, and so the key and the folder differ. */
    private String key() throws IOException {
        StringBuilder content = new StringBuilder();
        try (ZipFile zip = new ZipFile(source.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
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

    private static Optional<ZipEntry> entry(ZipFile zip, String program) {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .filter(entry -> lastPart(entry.getName()).equalsIgnoreCase(program))
                .map(ZipEntry.class::cast)
                .findFirst();
    }

    /** Older programs of Windows made zips with backslashes. */
    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private UnfitFailure damaged(IOException e) {
        return new UnfitFailure(
                source + " cannot be read as a zip: " + e.getMessage(), "Download it again; compare its SHA-256.");
    }
}
