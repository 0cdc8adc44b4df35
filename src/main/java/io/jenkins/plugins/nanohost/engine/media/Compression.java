package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Compressed files that are not read here, by the marks at their start: what they are, and how they are unpacked. */
enum Compression {
    GZIP("gzip", "gzip -d", "\u001f\u008b"),
    ZSTD("zstd", "zstd -d", "\u0028\u00b5\u002f\u00fd"),
    LZ4_LEGACY("lz4", "lz4 -d", "\u0002!L\u0018"),
    XZ("xz", "xz -d", "\u00fd7zXZ\0"),
    BZIP2("bzip2", "bzip2 -d", "BZh"),
    LZ4("lz4", "lz4 -d", "\u0004\"M\u0018"),
    SEVEN_ZIP("7-Zip", "7z x", "7z\u00bc\u00af\u0027\u001c"),
    RAR("RAR", "unrar x", "Rar!\u001a\u0007");

    private final String title;
    private final String command;
    private final String mark;

    Compression(String title, String command, String mark) {
        this.title = title;
        this.command = command;
        this.mark = mark;
    }

    /** A frame that readers skip, with which parallel compressors begin: 0x184D2A50 to 0x184D2A5F (RFC 8878, 3.1.2). */
    private static boolean isSkippable(ByteBuffer start) {
        return start.limit() >= 4
                && (start.get(0) & 0xF0) == 0x50
                && start.get(1) == 0x2A
                && start.get(2) == 0x4D
                && start.get(3) == 0x18;
    }

    /** A phrase for a refusal; empty if a file with this start is none of them. */
    static Optional<String> of(ByteBuffer start) {
        Stream<Compression> byMark = Arrays.stream(values()).filter(known -> Magic.startsWith(start, known.mark));
        return (isSkippable(start) ? Stream.of(ZSTD) : byMark)
                .map(known -> "compressed by " + known.title + ": unpack it first (" + known.command + ")")
                .findFirst();
    }
}
