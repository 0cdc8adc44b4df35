package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import io.jenkins.plugins.nanohost.engine.media.wim.WimReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Computes {@link Media#identity()}. */
final class MediaIdentity {
    private static final int DEEPEST = 8;
    private static final int MOST_ENTRIES = 20_000;

    private final Media media;
    private final MessageDigest digest;
    private int seen;

    MediaIdentity(Media media) {
        this.media = media;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String digest() throws UnfitFailure, InterruptedException {
        line(media.label(), media.size());
        if (media.find(WindowsMediaReader.NANO_FOLDER)
                .filter(entry -> entry.kind() == MediaEntry.EntryKind.FOLDER)
                .isPresent()) {
            addFolder(WindowsMediaReader.NANO_FOLDER, 0);
        }
        for (ImageFile image : media.anyWindows().imageFiles()) {
            media.find(image.path()).ifPresent(this::add);
            try (Source file = media.source(image.path())) {
                for (ByteBuffer bytes : WimReader.fingerprint(file)) {
                    digest.update(bytes);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void addFolder(String folder, int depth) throws UnfitFailure, InterruptedException {
        List<MediaEntry> entries = new ArrayList<>(media.list(folder));
        seen += entries.size();
        if (depth > DEEPEST || seen > MOST_ENTRIES) {
            throw new UnfitFailure(
                    FailureCode.MEDIA_INCOMPLETE,
                    media.name() + " is damaged: its folder " + folder
                            + " holds more than any Windows Server media does",
                    "Check that this is the right media, and that it is complete.");
        }
        entries.sort(Comparator.comparing(entry -> entry.path().toLowerCase(Locale.ROOT)));
        for (MediaEntry entry : entries) {
            if (entry.kind() == MediaEntry.EntryKind.FOLDER) {
                addFolder(entry.path(), depth + 1);
            } else {
                add(entry);
            }
        }
    }

    private void add(MediaEntry entry) {
        line(
                entry.path().toLowerCase(Locale.ROOT),
                entry.size(),
                entry.modified().getEpochSecond());
    }

    /** Each field ends with a zero byte, because no name contains one. */
    private void line(Object... fields) {
        for (Object field : fields) {
            digest.update((field + "\0").getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) '\n');
    }
}
