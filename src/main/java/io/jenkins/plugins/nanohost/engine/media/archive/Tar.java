package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where each entry of a tar archive is. Only the headers are read, half a kilobyte for each entry, even if the archive has
 * gigabytes. Written from POSIX.1-2017's pax (ustar and extended headers) and GNU tar's documentation (long names, sizes in
 * base 256).
 */
public final class Tar {
    private static final int BLOCK = 512;
    private static final int MOST_ENTRIES = 100_000;
    private static final int LARGEST_EXTRA = 1 << 20;

    /** Where a regular file's bytes are. For a link, these are the bytes of the file that it points to. */
    record TarEntry(long offset, long size) {}

    private final Source file;
    private final Map<String, TarEntry> entries = new LinkedHashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private String nextName = "";
    private long nextSize = -1;

    private Tar(Source file) {
        this.file = file;
    }

    public static boolean recognizes(ByteBuffer start) {
        return start.limit() >= BLOCK && Magic.at(start, 257, "ustar") && isSound(start);
    }

    static Tar read(Source file) throws UnfitFailure, InterruptedException {
        Tar tar = new Tar(file);
        tar.walk();
        return tar;
    }

    /** The files by name, including links to files. */
    Map<String, TarEntry> entries() {
        Map<String, TarEntry> all = new LinkedHashMap<>(entries);
        links.forEach((name, target) -> {
            TarEntry entry = entries.get(target);
            if (entry != null) {
                all.putIfAbsent(name, entry);
            }
        });
        return all;
    }

    private void walk() throws UnfitFailure, InterruptedException {
        long at = 0;
        for (int i = 0; at < file.size(); i++) {
            ByteBuffer header = file.read(at, BLOCK);
            if (isEmpty(header)) {
                return; // two such blocks end an archive; what follows is padding
            }
            if (!isSound(header)) {
                throw file.damaged("there is no sound tar header at byte " + at);
            }
            if (i == MOST_ENTRIES) {
                throw file.damaged("it has more than " + MOST_ENTRIES + " entries, which no image has");
            }
            long size = nextSize >= 0 && !isExtra(header) ? nextSize : number(header, 124, 12);
            if (size < 0 || size > file.size() - at - BLOCK) {
                throw new UnfitFailure(
                        FailureCode.FILE_TRUNCATED,
                        file.name() + " is truncated: its entry " + Source.quoted(name(header)) + " needs " + size
                                + " bytes, but the file ends at " + file.size(),
                        "Copy or download the file again, and compare its size and digest with the original's.");
            }
            take(header, at + BLOCK, size);
            at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
    }

    private void take(ByteBuffer header, long at, long size) throws UnfitFailure, InterruptedException {
        switch (header.get(156)) {
            case 'x' -> takePax(extra(at, size));
            case 'L' -> nextName = text(extra(at, size), 0, (int) size);
            case 'g', 'K' -> {}
            default -> {
                String name = normal(nextName.isEmpty() ? name(header) : nextName);
                nextName = "";
                nextSize = -1;
                if (header.get(156) == '0' || header.get(156) == 0) {
                    entries.put(name, new TarEntry(at, size));
                } else if (header.get(156) == '1' || header.get(156) == '2') {
                    links.put(name, target(name, header));
                }
            }
        }
    }

    static boolean isExtra(ByteBuffer header) {
        return switch (header.get(156)) {
            case 'x', 'g', 'L', 'K' -> true;
            default -> false;
        };
    }

    private ByteBuffer extra(long at, long size) throws UnfitFailure, InterruptedException {
        if (size > LARGEST_EXTRA) {
            throw file.damaged("a name in it claims " + size + " bytes");
        }
        return file.read(at, size);
    }

    /** Reads records of the form {@code 25 path=some/long/name\n}. */
    private void takePax(ByteBuffer bytes) throws UnfitFailure {
        String records = text(bytes, 0, bytes.limit());
        for (String record : records.split("\n")) {
            int start = record.indexOf(' ') + 1;
            if (record.startsWith("path=", start)) {
                nextName = record.substring(start + 5);
            } else if (record.startsWith("size=", start)) {
                nextSize = size(record.substring(start + 5));
            }
        }
    }

    private long size(String digits) throws UnfitFailure {
        if (!digits.matches("\\d{1,18}")) {
            throw file.damaged("an extended header of it has the size " + Source.quoted(digits));
        }
        return Long.parseLong(digits);
    }

    private static String name(ByteBuffer header) {
        String name = text(header, 0, 100);
        String prefix = Magic.at(header, 257, "ustar\0") ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** The target of a symbolic link is relative to the link's folder, that of a hard link to the root. */
    private static String target(String name, ByteBuffer header) {
        String target = text(header, 157, 100);
        int folder = name.lastIndexOf('/');
        boolean symbolic = header.get(156) == '2';
        return normal(symbolic && folder > 0 ? name.substring(0, folder) + "/" + target : target);
    }

    private static String normal(String path) {
        ArrayDeque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    private static boolean isEmpty(ByteBuffer header) {
        for (int i = 0; i < BLOCK; i++) {
            if (header.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isSound(ByteBuffer header) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header.get(i) & 0xFF;
        }
        return number(header, 148, 8) == sum;
    }

    /** Octal digits, or, with the first bit set, the number itself; -1 for neither. */
    static long number(ByteBuffer header, int at, int length) {
        if ((header.get(at) & 0x80) != 0) {
            return (header.get(at) & 0xFF) == 0x80
                    ? header.duplicate().order(ByteOrder.BIG_ENDIAN).getLong(at + length - 8)
                    : -1;
        }
        String digits = text(header, at, length).trim();
        return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : -1;
    }

    private static String text(ByteBuffer bytes, int at, int length) {
        String text = StandardCharsets.UTF_8.decode(bytes.slice(at, length)).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
