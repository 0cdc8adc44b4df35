package io.jenkins.plugins.nanohost.engine.media.disc;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Extent;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An ISO 9660 file system (ECMA-119), read with the best names that it has: from the Joliet tree if there is one, otherwise
 * from the plain tree, with the names of Rock Ridge (IEEE P1282) if it has them.
 */
public final class IsoVolume {
    enum Names {
        PLAIN(StandardCharsets.ISO_8859_1),
        JOLIET(StandardCharsets.UTF_16BE);

        private final Charset charset;

        Names(Charset charset) {
            this.charset = charset;
        }

        String decode(byte[] name) {
            return new String(name, charset);
        }
    }

    private static final int SECTOR = 2048;
    private static final int FIRST_DESCRIPTOR = 16;
    private static final int MOST_DESCRIPTORS = 32;
    private static final int PRIMARY = 1;
    private static final int SUPPLEMENTARY = 2;
    private static final int TERMINATOR = 255;
    private static final long MISSING_PADDING = 1 << 20;

    private final Source disc;
    private final ByteBuffer descriptor;
    private final Names names;

    private IsoVolume(Source disc, ByteBuffer descriptor, Names names) {
        this.disc = disc;
        this.descriptor = descriptor;
        this.names = names;
    }

    public static Optional<IsoVolume> find(Source disc) throws UnfitFailure, InterruptedException {
        Optional<IsoVolume> best = Optional.empty();
        for (int i = 0; i < MOST_DESCRIPTORS; i++) {
            ByteBuffer bytes = disc.peek((long) (FIRST_DESCRIPTOR + i) * SECTOR, SECTOR);
            if (bytes.limit() < SECTOR || !text(bytes, 1, 5).equals("CD001") || (bytes.get(0) & 0xFF) == TERMINATOR) {
                break;
            }
            if (bytes.get(0) == PRIMARY && best.isEmpty()) {
                best = Optional.of(new IsoVolume(disc, bytes, Names.PLAIN));
            } else if (bytes.get(0) == SUPPLEMENTARY && text(bytes, 88, 3).matches("%/[@CE]")) {
                best = Optional.of(new IsoVolume(disc, bytes, Names.JOLIET));
            }
        }
        if (best.isPresent()) {
            best.get().check();
        }
        return best;
    }

    public String label() {
        byte[] name = new byte[32];
        descriptor.get(40, name);
        return names.decode(name).replace('\0', ' ').trim();
    }

    public DiscNode root() {
        Extent place = new Extent(
                (descriptor.getInt(156 + 2) & 0xFFFFFFFFL) * SECTOR,
                descriptor.getInt(156 + 10) & 0xFFFFFFFFL,
                Extent.ExtentState.RECORDED);
        return IsoNode.root(disc, names(), place);
    }

    Names names() {
        return names;
    }

    private void check() throws UnfitFailure {
        int blockSize = descriptor.getShort(128) & 0xFFFF;
        if (blockSize != SECTOR) {
            throw disc.damaged("it claims ISO 9660 blocks of " + blockSize + " bytes");
        }
        long end = (descriptor.getInt(80) & 0xFFFFFFFFL) * SECTOR;
        if (end > disc.size() + MISSING_PADDING) {
            throw new UnfitFailure(
                    FailureCode.FILE_TRUNCATED,
                    disc.name() + " is truncated: its file system reaches to byte " + end + ", but the file ends at "
                            + disc.size(),
                    "Copy or download the file again, and compare its size and digest with the original's.");
        }
    }

    private static String text(ByteBuffer bytes, int at, int length) {
        return StandardCharsets.ISO_8859_1.decode(bytes.slice(at, length)).toString();
    }
}
