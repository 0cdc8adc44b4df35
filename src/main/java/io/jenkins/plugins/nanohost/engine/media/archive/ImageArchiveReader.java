package io.jenkins.plugins.nanohost.engine.media.archive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import io.jenkins.plugins.nanohost.engine.media.source.OsVersion;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a container image archive says about its images, but never a layer. Written from the Docker image specification
 * v1.2 (manifest.json) and the OCI image format 1.0 (oci-layout, index.json, blobs).
 */
public final class ImageArchiveReader {
    private static final int LARGEST_JSON = 4 << 20;
    private static final int MOST_IMAGES = 1000;
    private static final int DEEPEST_INDEX = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Source file;
    private final Map<String, Tar.TarEntry> entries;
    private final Set<String> seen = new HashSet<>();

    /** Manifests and configurations that an index names and the archive does not have. */
    private final List<String> unsaved = new ArrayList<>();

    /** What manifest.json says of the images for Windows. */
    private final ArrayNode windows = JSON.createArrayNode();

    private ImageArchiveReader(Source file, Map<String, Tar.TarEntry> entries) {
        this.file = file;
        this.entries = entries;
    }

    public static ImageArchiveFacts read(Source file) throws UnfitFailure, InterruptedException {
        return read(file, file.size(), false);
    }

    public static boolean recognizesCompressed(ByteBuffer start) {
        return Magic.startsWith(start, "\u001f\u008b");
    }

    /** Reads an archive that is compressed by gzip, all of it. */
    public static ImageArchiveFacts readCompressed(Source file) throws UnfitFailure, InterruptedException {
        return read(GzipTar.unpack(file), file.size(), true);
    }

    private static ImageArchiveFacts read(Source file, long size, boolean compressed)
            throws UnfitFailure, InterruptedException {
        ImageArchiveReader reader = new ImageArchiveReader(file, Tar.read(file).entries());
        if (reader.entries.containsKey("manifest.json")) {
            List<ContainerImage> images = reader.dockerImages();
            return new ImageArchiveFacts(
                    size, compressed, ImageArchiveFacts.Layout.DOCKER, images, reader.windows(images));
        }
        if (reader.entries.containsKey("index.json")) {
            return new ImageArchiveFacts(
                    size, compressed, ImageArchiveFacts.Layout.OCI, reader.ociImages(), ArchivePart.WHOLE);
        }
        throw new UnfitFailure(
                FailureCode.NO_CONTAINER_IMAGE,
                file.name() + " is a tar archive, but no container image: it has neither manifest.json nor index.json",
                "Write the image with: docker save -o FILE IMAGE. An archive of a container's files (docker export) will not do.");
    }

    private List<ContainerImage> dockerImages() throws UnfitFailure, InterruptedException {
        List<ContainerImage> images = new ArrayList<>();
        for (JsonNode image : json("manifest.json")) {
            List<String> tags = new ArrayList<>();
            image.path("RepoTags").forEach(tag -> tags.add(familiar(tag.asText())));
            String configuration = image.path("Config").asText();
            List<String> layers = new ArrayList<>();
            image.path("Layers").forEach(layer -> layers.add(layer.asText()));
            String file = configuration.substring(configuration.lastIndexOf('/') + 1);
            images.add(image(tags, file.replaceFirst("\\.json$", ""), json(configuration), layers));
            if (images.get(images.size() - 1).isWindows()) {
                windows.add(image);
            }
            checkCount(images);
        }
        return images;
    }

    private ArchivePart windows(List<ContainerImage> images) throws UnfitFailure {
        if (windows.isEmpty() || windows.size() == images.size()) {
            return ArchivePart.WHOLE;
        }
        Tar.TarEntry manifest = entries.get("manifest.json");
        String text = windows.toString();
        long shorter = manifest.size() - text.getBytes(StandardCharsets.UTF_8).length;
        if (shorter < 0) {
            throw file.damaged("a part of its manifest.json is longer than the whole");
        }
        return new ArchivePart(manifest.offset(), text + " ".repeat((int) shorter));
    }

    private List<ContainerImage> ociImages() throws UnfitFailure, InterruptedException {
        Map<String, Named> manifests = new LinkedHashMap<>();
        collect(json("index.json"), List.of(), manifests, 0);
        List<ContainerImage> images = new ArrayList<>();
        for (Named named : manifests.values()) {
            String configuration =
                    named.manifest().path("config").path("digest").asText();
            if (!entries.containsKey(blob(configuration))) {
                unsaved.add(blob(configuration));
                continue;
            }
            List<String> layers = new ArrayList<>();
            named.manifest()
                    .path("layers")
                    .forEach(layer -> layers.add(blob(layer.path("digest").asText())));
            String id = configuration.substring(configuration.indexOf(':') + 1);
            images.add(image(named.tags(), id, json(blob(configuration)), layers));
            checkCount(images);
        }
        if (images.isEmpty() && !unsaved.isEmpty()) {
            throw lacks(unsaved.get(0));
        }
        return images;
    }

    private record Named(List<String> tags, JsonNode manifest) {}

    /**
     * An index may name further indexes, for images of several platforms. Those that were not pulled are named and not saved.
     * What BuildKit adds to prove where an image comes from is no image; its platform is unknown.
     */
    private void collect(JsonNode index, List<String> inherited, Map<String, Named> manifests, int depth)
            throws UnfitFailure, InterruptedException {
        for (JsonNode descriptor : index.path("manifests")) {
            String digest = descriptor.path("digest").asText();
            if (!seen.add(digest)) {
                continue;
            }
            if (isAttestation(descriptor)) {
                continue;
            }
            if (!entries.containsKey(blob(digest))) {
                unsaved.add(blob(digest));
                continue;
            }
            JsonNode content = json(blob(digest));
            List<String> own = tags(descriptor.path("annotations"));
            List<String> tags = own.isEmpty() ? inherited : own;
            if (content.has("manifests") && depth < DEEPEST_INDEX) {
                collect(content, tags, manifests, depth + 1);
            } else {
                manifests.put(digest, new Named(tags, content));
            }
            if (manifests.size() > MOST_IMAGES) {
                throw file.damaged("it claims more than " + MOST_IMAGES + " images");
            }
        }
    }

    private static boolean isAttestation(JsonNode descriptor) {
        JsonNode platform = descriptor.path("platform");
        return descriptor
                        .path("annotations")
                        .path("vnd.docker.reference.type")
                        .asText()
                        .equals("attestation-manifest")
                || platform.path("os").asText().equals("unknown")
                        && platform.path("architecture").asText().equals("unknown");
    }

    private static List<String> tags(JsonNode annotations) {
        for (String key : List.of("io.containerd.image.name", "org.opencontainers.image.ref.name")) {
            String name = annotations.path(key).asText();
            if (!name.isEmpty()) {
                return List.of(familiar(name));
            }
        }
        return List.of();
    }

    private ContainerImage image(List<String> tags, String id, JsonNode configuration, List<String> layers) {
        Set<String> missing = new HashSet<>(layers);
        missing.removeAll(entries.keySet());
        Set<String> empty = new HashSet<>(layers);
        empty.removeIf(
                layer -> !entries.containsKey(layer) || entries.get(layer).size() > 0);
        String version = configuration.path("os.version").asText();
        return new ContainerImage(
                tags,
                configuration.path("os").asText(),
                OsVersion.parse(version),
                version,
                configuration.path("architecture").asText(),
                configuration.path("created").asText(),
                id,
                layers.size(),
                configuration.path("rootfs").path("diff_ids").size(),
                missing.stream().sorted().toList(),
                empty.stream().sorted().toList());
    }

    private void checkCount(List<ContainerImage> images) throws UnfitFailure {
        if (images.size() > MOST_IMAGES) {
            throw file.damaged("it claims more than " + MOST_IMAGES + " images");
        }
    }

    private static String blob(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }

    private static String familiar(String reference) {
        String name = reference.startsWith("docker.io/") ? reference.substring("docker.io/".length()) : reference;
        return name.startsWith("library/") ? name.substring("library/".length()) : name;
    }

    private UnfitFailure lacks(String name) {
        return file.damaged("it lacks " + Source.quoted(name) + ", which it names");
    }

    private JsonNode json(String name) throws UnfitFailure, InterruptedException {
        Tar.TarEntry entry = Optional.ofNullable(entries.get(name)).orElseThrow(() -> lacks(name));
        if (entry.size() > LARGEST_JSON) {
            throw file.damaged("its " + Source.quoted(name) + " claims " + entry.size() + " bytes");
        }
        ByteBuffer bytes = file.read(entry.offset(), entry.size());
        try {
            return JSON.readTree(bytes.array());
        } catch (JacksonException e) {
            throw file.damaged("its " + Source.quoted(name) + " is not well-formed JSON");
        } catch (IOException e) {
            throw Source.unreadable(file.name(), e);
        }
    }
}
