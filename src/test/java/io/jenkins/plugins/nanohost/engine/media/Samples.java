package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The files that the readers are tested on, and what tools of others report about them. */
public final class Samples {
    private static final Path RESOURCES = Path.of("src/test/resources/media");
    private static final Path EXAMPLES = Path.of("docs/examples/media");

    private Samples() {}

    public static Path example(String name) {
        return EXAMPLES.resolve(name);
    }

    public static Path file(String name) {
        return RESOURCES.resolve(name);
    }

    /** A sample, wherever it is; one that is stored without its runs of zeros is written in full into the folder, once. */
    public static Path locate(String name, Path folder) throws IOException {
        for (Path place : List.of(example(name), file(name), folder.resolve(name))) {
            if (Files.exists(place)) {
                return place;
            }
        }
        return unpack(name, folder);
    }

    /** Writes a file in full that is stored without its runs of zeros; sparse where the file system can do that. */
    public static Path unpack(String name, Path folder) throws IOException {
        Path target = folder.resolve(name);
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(file(name + ".chunks.gz")));
                DataInputStream in = new DataInputStream(new BufferedInputStream(packed));
                SeekableByteChannel out = Files.newByteChannel(
                        target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            long size = next(in)[0];
            for (long[] chunk = next(in); chunk.length > 0; chunk = next(in)) {
                out.position(chunk[0]).write(ByteBuffer.wrap(in.readNBytes((int) chunk[1])));
            }
            if (out.size() < size) {
                out.position(size - 1).write(ByteBuffer.wrap(new byte[1]));
            }
        }
        return target;
    }

    /** Unpacks a folder of media, if they have it. */
    static void copy(Media media, String path, Path target) throws Exception {
        if (media.find(path).isEmpty()) {
            return;
        }
        Files.createDirectories(target.resolve(path));
        for (MediaEntry entry : media.list(path)) {
            if (entry.kind() == MediaEntry.EntryKind.FOLDER) {
                copy(media, entry.path(), target);
            } else {
                try (SeekableByteChannel file = media.openFile(entry.path())) {
                    Files.copy(Channels.newInputStream(file), target.resolve(entry.path()));
                }
            }
        }
    }

    private static long[] next(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return new long[0];
            }
            line.append((char) c);
        }
        String[] numbers = line.toString().split(" ");
        return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
    }

    /** The blocks of {@code key: value} or {@code key = value} lines that a tool printed. */
    public static List<Map<String, String>> told(String name) throws IOException {
        List<Map<String, String>> blocks = new ArrayList<>();
        Map<String, String> block = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file(name))) {
            String[] pair = line.split("\\s*[:=]", 2);
            String key = pair[0].trim();
            if (key.isEmpty() || key.equals("Path") && !block.isEmpty() || key.equals("Index")) {
                block = new LinkedHashMap<>();
            }
            if (pair.length == 2 && !pair[1].isBlank()) {
                if (block.isEmpty()) {
                    blocks.add(block);
                }
                block.put(key, pair[1].trim());
            }
        }
        return blocks;
    }
}
