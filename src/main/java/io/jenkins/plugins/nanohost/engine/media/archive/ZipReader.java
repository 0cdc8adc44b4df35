package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads only the list of files at the end of a zip. Written from PKWARE's APPNOTE.TXT 6.3 (4.3.12 to 4.3.16). */
public final class ZipReader {
    private static final int END = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int LOCATOR_64 = 20;
    private static final int END_64 = 56;
    private static final int ENTRY = 46;

    private final Source file;

    private ZipReader(Source file) {
        this.file = file;
    }

    public static boolean recognizes(ByteBuffer start) {
        return Magic.startsWith(start, "PK\3\4") || Magic.startsWith(start, "PK\5\6");
    }

    public static ZipFacts read(Source file) throws UnfitFailure, InterruptedException {
        return new ZipReader(file).facts();
    }

    private static boolean isProgram(String path, String program) {
        String name = path.toLowerCase(Locale.ROOT).replace('\\', '/');
        return name.equals(program) || name.endsWith("/" + program);
    }

    private record Directory(long offset, long size, long entries) {}

    private ZipFacts facts() throws UnfitFailure, InterruptedException {
        Directory directory = directory();
        ByteBuffer bytes = file.read(directory.offset(), directory.size());
        List<String> programs = new ArrayList<>();
        long unpacked = 0;
        int entries = 0;
        int at = 0;
        while (at + ENTRY <= bytes.limit() && Magic.at(bytes, at, "PK\1\2")) {
            int name = bytes.getShort(at + 28) & 0xFFFF;
            int rest = (bytes.getShort(at + 30) & 0xFFFF) + (bytes.getShort(at + 32) & 0xFFFF);
            if (at + ENTRY + name > bytes.limit()) {
                throw file.damaged("its list of files is cut short");
            }
            String path =
                    StandardCharsets.UTF_8.decode(bytes.slice(at + ENTRY, name)).toString();
            if (DockerExecutable.ALL.stream().anyMatch(program -> isProgram(path, program))) {
                programs.add(path);
            }
            unpacked += bytes.getInt(at + 24) & 0xFFFFFFFFL;
            entries++;
            at += ENTRY + name + rest;
        }
        if (entries != directory.entries()) {
            throw file.damaged("it counts " + directory.entries() + " files, but lists " + entries);
        }
        return new ZipFacts(file.size(), entries, unpacked, programs);
    }

    /** The end record is the last thing in the file, except for a comment after it. */
    private Directory directory() throws UnfitFailure, InterruptedException {
        long from = Math.max(0, file.size() - END - LONGEST_COMMENT);
        ByteBuffer tail = file.read(from, file.size() - from);
        for (int at = tail.limit() - END; at >= 0; at--) {
            if (Magic.at(tail, at, "PK\5\6")) {
                int entries = tail.getShort(at + 10) & 0xFFFF;
                long offset = tail.getInt(at + 16) & 0xFFFFFFFFL;
                return entries == 0xFFFF || offset == 0xFFFFFFFFL
                        ? directory64(from + at)
                        : new Directory(offset, tail.getInt(at + 12) & 0xFFFFFFFFL, entries);
            }
        }
        throw new UnfitFailure(
                file.name() + " is truncated: it begins as a zip archive, but its list of files is not at its end",
                "Copy or download the file again, and compare its size and digest with the original's.");
    }

    private Directory directory64(long end) throws UnfitFailure, InterruptedException {
        ByteBuffer locator = file.read(end - LOCATOR_64, LOCATOR_64);
        if (!Magic.startsWith(locator, "PK\6\7")) {
            throw file.damaged("the end record of a large zip archive is missing");
        }
        ByteBuffer record = file.read(locator.getLong(8), END_64);
        if (!Magic.startsWith(record, "PK\6\6")) {
            throw file.damaged("the end record of a large zip archive is missing");
        }
        return new Directory(record.getLong(48), record.getLong(40), record.getLong(32));
    }
}
