package io.jenkins.plugins.nanohost.engine.media.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A container image archive as {@code docker save} writes it, of made-up images. */
public final class DockerArchive {
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final List<String> manifest = new ArrayList<>();

    /** The configuration of an image; without a version if that is empty. */
    public static String configuration(String os, String version, String architecture, int layers) {
        return "{\"os\":\"" + os + "\",\"architecture\":\"" + architecture + "\""
                + (version.isEmpty() ? "" : ",\"os.version\":\"" + version + "\"")
                + ",\"rootfs\":{\"diff_ids\":[" + "\"sha256:0\",".repeat(layers).replaceAll(",$", "") + "]}}";
    }

    /** Adds an image; a layer whose content is "missing" is left out of the archive. */
    public DockerArchive image(String tag, String configuration, String... layers) {
        String name = tag.replace(':', '-').replace('/', '-');
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < layers.length; i++) {
            paths.add("\"" + name + i + "/layer.tar\"");
            if (!layers[i].equals("missing")) {
                entry(name + i + "/layer.tar", layers[i]);
            }
        }
        entry(name + ".json", configuration);
        manifest.add("{\"Config\":\"" + name + ".json\",\"RepoTags\":[\"" + tag + "\"],\"Layers\":["
                + String.join(",", paths) + "]}");
        return this;
    }

    public DockerArchive entry(String name, String content) {
        entries.put(name, content);
        return this;
    }

    public byte[] tar() throws IOException {
        if (!manifest.isEmpty()) {
            entry("manifest.json", "[" + String.join(",", manifest) + "]");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey());
                header.setSize(content.length);
                tar.putArchiveEntry(header);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    public static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
