package io.jenkins.plugins.nanohost.engine.media.wim;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Guids;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a WIM's header and XML data: some kilobytes, however large the file is. Written from Microsoft's white paper "Windows
 * Imaging File Format (WIM)". From wimlib's documentation: the version 0xE00 of solid files, the flag of LZMS, and the other
 * magic and second header (at the end) of pipable files.
 */
public final class WimReader {
    private static final int HEADER = 208;
    private static final long LARGEST_XML = 8 << 20;
    private static final int VERSION = 0x10D00;
    private static final int SOLID_VERSION = 0xE00;

    private static final int COMPRESSED = 0x2;
    private static final int SPANNED = 0x8;
    private static final int WRITE_IN_PROGRESS = 0x40;
    private static final int XPRESS = 0x20000;
    private static final int LZX = 0x40000;
    private static final int LZMS = 0x80000;

    private static final int RESOURCE_COMPRESSED = 0x4;

    private final Source file;
    private final ByteBuffer header;

    private WimReader(Source file, ByteBuffer header) {
        this.file = file;
        this.header = header;
    }

    public static boolean recognizes(ByteBuffer start) {
        return Magic.startsWith(start, "MSWIM\0\0\0") || Magic.startsWith(start, "WLPWM\0\0\0");
    }

    public static WimFacts read(Source file) throws UnfitFailure, InterruptedException {
        return new WimReader(file, header(file)).facts();
    }

    /** The bytes that distinguish one WIM from another without reading it completely: header and XML data. */
    public static List<ByteBuffer> fingerprint(Source file) throws UnfitFailure, InterruptedException {
        WimReader reader = new WimReader(file, header(file));
        return List.of(reader.header.duplicate(), reader.xmlBytes());
    }

    /** In a pipable file, the first header is provisional, because it was written before the rest of the file. */
    private static ByteBuffer header(Source file) throws UnfitFailure, InterruptedException {
        ByteBuffer header = file.read(0, HEADER);
        if (Magic.startsWith(header, "WLPWM\0\0\0")) {
            header = file.read(file.size() - HEADER, HEADER);
        }
        if (!recognizes(header)) {
            throw file.damaged("the header of a pipable WIM is not repeated at its end");
        }
        if (header.getInt(8) < HEADER) {
            throw file.damaged("it claims a WIM header of " + header.getInt(8) + " bytes");
        }
        if (header.getInt(12) != VERSION && header.getInt(12) != SOLID_VERSION) {
            throw file.damaged("it is a WIM of version " + (header.getInt(12) & 0xFFFFFFFFL) + ", where " + VERSION
                    + " and " + SOLID_VERSION + " are known");
        }
        return header;
    }

    private WimFacts facts() throws UnfitFailure, InterruptedException {
        int flags = header.getInt(16);
        String guid = Guids.windows(header, 24);
        int part = header.getShort(40) & 0xFFFF;
        int parts = header.getShort(42) & 0xFFFF;
        if (parts != 1 || part != 1 || (flags & SPANNED) != 0) {
            throw new UnfitFailure(
                    FailureCode.WIM_SPLIT,
                    file.name() + " is part " + part + " of " + parts + " of a split WIM (set " + guid + ")",
                    "Join the parts into one file first: wimlib-imagex join, or DISM /Export-Image with /SWMFile.");
        }
        if ((flags & WRITE_IN_PROGRESS) != 0) {
            throw new UnfitFailure(
                    FailureCode.WIM_UNFINISHED,
                    file.name()
                            + " is being written, or its writer died: it carries the mark of a WIM that is not whole",
                    "Wait until it is written, or copy it again from its source.");
        }
        List<WimImage> images = WimXml.read(xmlText(), file);
        check(images);
        return new WimFacts(
                file.size(),
                guid,
                compression(flags),
                header.getInt(20) & 0xFFFFFFFFL,
                header.getInt(12) == SOLID_VERSION,
                Magic.startsWith(header, "WLPWM"),
                header.getInt(120),
                images);
    }

    private void check(List<WimImage> images) throws UnfitFailure, InterruptedException {
        long claimed = header.getInt(44) & 0xFFFFFFFFL;
        if (claimed != images.size()) {
            throw file.damaged("its header counts " + claimed + " images, its XML data " + images.size());
        }
        for (int i = 0; i < images.size(); i++) {
            if (images.get(i).index() != i + 1) {
                throw file.damaged("its XML data numbers its images other than 1 to " + images.size());
            }
        }
        int boot = header.getInt(120);
        if (boot < 0 || boot > images.size()) {
            throw file.damaged(
                    "its header names image " + (boot & 0xFFFFFFFFL) + " of " + images.size() + " for booting");
        }
        // Fails if the file is cut short: the table of resources is then not inside it.
        file.read(header.getLong(56) + sizeOf(48), 0);
    }

    private WimCompression compression(int flags) throws UnfitFailure {
        if ((flags & COMPRESSED) == 0) {
            return WimCompression.NONE;
        }
        return switch (flags & (XPRESS | LZX | LZMS)) {
            case XPRESS -> WimCompression.XPRESS;
            case LZX -> WimCompression.LZX;
            case LZMS -> WimCompression.LZMS;
            default -> throw file.damaged("its WIM header names no compression that is known");
        };
    }

    private long sizeOf(int at) {
        return header.getLong(at) & 0xFFFFFFFFFFFFFFL;
    }

    private ByteBuffer xmlBytes() throws UnfitFailure, InterruptedException {
        long size = sizeOf(72);
        if (size < 2 || size > LARGEST_XML || (header.get(79) & RESOURCE_COMPRESSED) != 0) {
            throw file.damaged("its header names no usable XML data");
        }
        return file.read(header.getLong(80), size);
    }

    private String xmlText() throws UnfitFailure, InterruptedException {
        ByteBuffer bytes = xmlBytes();
        try {
            String text = StandardCharsets.UTF_16LE.newDecoder().decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw file.damaged("its XML data is not UTF-16");
        }
    }
}
