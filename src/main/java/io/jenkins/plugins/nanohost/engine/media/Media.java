package io.jenkins.plugins.nanohost.engine.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.disc.DiscFormat;
import io.jenkins.plugins.nanohost.engine.media.disc.DiscNode;
import io.jenkins.plugins.nanohost.engine.media.disc.FolderNode;
import io.jenkins.plugins.nanohost.engine.media.disc.IsoVolume;
import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry;
import io.jenkins.plugins.nanohost.engine.media.disc.UdfVolume;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.io.Closeable;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Installation media, read without mounting: an ISO, or a folder with its files. On a disc, the UDF tree is read. The ISO 9660
 * tree is read only if there is no UDF, because on Windows' own discs it has only a README.TXT. Paths may have {@code /} or
 * {@code \}, and upper or lower case does not matter. Not for use by several threads at once.
 */
public final class Media implements Closeable {
    private final String name;
    private final DiscFormat fileSystem;
    private final String label;
    private final DiscNode root;

    @CheckForNull
    private final Source disc;

    @CheckForNull
    private WindowsMedia windows;

    private Media(String name, DiscFormat fileSystem, String label, DiscNode root, @CheckForNull Source disc) {
        this.name = name;
        this.fileSystem = fileSystem;
        this.label = label;
        this.root = root;
        this.disc = disc;
    }

    public static Media open(Path path) throws UnfitFailure, InterruptedException {
        if (Files.isDirectory(path)) {
            return new Media(path.toString(), DiscFormat.FOLDER, "", new FolderNode(path), null);
        }
        Source source = Source.open(path);
        try {
            Optional<Media> media = find(source);
            if (media.isEmpty()) {
                throw new UnfitFailure(
                        FailureCode.NOT_WINDOWS_MEDIA,
                        path + " is no disc image: it seems to be " + Inspector.seems(source),
                        "Name the ISO of Windows' installation media, or a folder with its files.");
            }
            return media.get();
        } catch (UnfitFailure | InterruptedException e) {
            source.close();
            throw e;
        }
    }

    /** The media in an open file, which is closed together with the media; empty if the file is not a disc. */
    static Optional<Media> find(Source source) throws UnfitFailure, InterruptedException {
        Optional<UdfVolume> udf = UdfVolume.find(source);
        if (udf.isPresent()) {
            UdfVolume volume = udf.get();
            return Optional.of(new Media(source.name(), DiscFormat.UDF, volume.label(), volume.root(), source));
        }
        Optional<IsoVolume> iso = IsoVolume.find(source);
        return iso.map(volume -> new Media(source.name(), DiscFormat.ISO_9660, volume.label(), volume.root(), source));
    }

    String name() {
        return name;
    }

    DiscFormat fileSystem() {
        return fileSystem;
    }

    /** The volume's label; empty for a folder. */
    String label() {
        return label;
    }

    /** The disc image's size in bytes; 0 for a folder. */
    long size() {
        return disc == null ? 0 : disc.size();
    }

    public Optional<MediaEntry> find(String path) throws UnfitFailure, InterruptedException {
        Optional<MediaPlace> place = walk(path);
        return place.isEmpty() ? Optional.empty() : Optional.of(entry(place.get()));
    }

    /** What is directly in a folder; the root is {@code ""}. */
    public List<MediaEntry> list(String folder) throws UnfitFailure, InterruptedException {
        MediaPlace place = required(folder, MediaEntry.EntryKind.FOLDER);
        List<MediaEntry> entries = new ArrayList<>();
        for (DiscNode child : place.node().children()) {
            entries.add(entry(new MediaPlace(join(place.path(), child.name()), child)));
        }
        return entries;
    }

    /** A file's bytes. A file on a disc can be read only while the media is open. */
    public SeekableByteChannel openFile(String path) throws UnfitFailure, InterruptedException {
        return required(path, MediaEntry.EntryKind.FILE).node().channel();
    }

    /** What is on the media; media that are not Windows Server's are refused. */
    public WindowsMedia windows() throws UnfitFailure, InterruptedException {
        WindowsMedia found = anyWindows();
        if (found.isEmpty()) {
            throw new UnfitFailure(
                    FailureCode.NOT_WINDOWS_MEDIA,
                    name + " is no Windows Server media: it holds neither NanoServer\\NanoServer.wim nor"
                            + " sources\\install.wim",
                    "Name the ISO of Windows' installation media, or a folder with its files.");
        }
        return found;
    }

    /**
     * Shows whether two media are the same, without reading gigabytes. It is the SHA-256, in hexadecimal, of these: the
     * volume's label and size; path, size and time of each file in {@code NanoServer} and of the image files; header and XML
     * data of each WIM. It changes when a file that a boot disk is made from is replaced. It does not depend on where the media
     * is or when the ISO was copied.
     */
    public String identity() throws UnfitFailure, InterruptedException {
        return new MediaIdentity(this).digest();
    }

    @Override
    public void close() {
        if (disc != null) {
            disc.close();
        }
    }

    MediaFacts facts() throws UnfitFailure, InterruptedException {
        return new MediaFacts(size(), fileSystem, label, anyWindows(), identity());
    }

    WindowsMedia anyWindows() throws UnfitFailure, InterruptedException {
        WindowsMedia known = windows;
        if (known == null) {
            known = new WindowsMediaReader(this).read();
            windows = known;
        }
        return known;
    }

    public Source source(String path) throws UnfitFailure, InterruptedException {
        MediaPlace place = required(path, MediaEntry.EntryKind.FILE);
        return Source.of(place.node().channel(), place.path() + " in " + name);
    }

    private record MediaPlace(String path, DiscNode node) {}

    private MediaPlace required(String path, MediaEntry.EntryKind kind) throws UnfitFailure, InterruptedException {
        Optional<MediaPlace> place = walk(path);
        if (place.isEmpty() || place.get().node().kind() != kind) {
            throw new UnfitFailure(
                    FailureCode.MEDIA_INCOMPLETE,
                    name + " has no " + (kind == MediaEntry.EntryKind.FILE ? "file " : "folder ") + path,
                    "Check that this is the right media, and that it is complete.");
        }
        return place.get();
    }

    private Optional<MediaPlace> walk(String path) throws UnfitFailure, InterruptedException {
        MediaPlace place = new MediaPlace("", root);
        for (String step : path.replace('\\', '/').split("/")) {
            if (step.isEmpty()) {
                continue;
            }
            if (place.node().kind() != MediaEntry.EntryKind.FOLDER) {
                return Optional.empty();
            }
            DiscNode next = null;
            for (DiscNode child : place.node().children()) {
                if (child.name().equals(step) || next == null && child.name().equalsIgnoreCase(step)) {
                    next = child;
                }
            }
            if (next == null) {
                return Optional.empty();
            }
            place = new MediaPlace(join(place.path(), next.name()), next);
        }
        return Optional.of(place);
    }

    private static MediaEntry entry(MediaPlace place) throws UnfitFailure, InterruptedException {
        DiscNode node = place.node();
        return new MediaEntry(place.path(), node.kind(), node.size(), node.modified());
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
