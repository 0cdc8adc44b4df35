package io.jenkins.plugins.nanohost.engine.windows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ProductVersion in a program's version resource, read on any system. Docker's build writes the engine's version there
 * ({@code hack/make/.resources-windows/common.rc} of moby, at 17.06.2-ce and later). A program without one has none here.
 */
public final class ProgramVersion {
    /** The name of the value, with the zero that ends it. The value follows at the next multiple of four bytes. */
    private static final byte[] NAME = "ProductVersion\0".getBytes(StandardCharsets.UTF_16LE);

    private static final int PADDING = 2;
    private static final int LONGEST = 2 * 64;
    private static final int PIECE = 1 << 20;

    /** Versions of Docker are of these characters; others are those of a damaged program, and not for a message. */
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    private ProgramVersion() {}

    /** Reads from here up to the version; a program is tens of megabytes, so it is not held as a whole. */
    public static Optional<String> in(InputStream program) throws IOException {
        int kept = 0;
        byte[] window = new byte[PIECE + NAME.length + PADDING + LONGEST];
        while (true) {
            int read = program.readNBytes(window, kept, window.length - kept);
            int end = kept + read;
            boolean last = end < window.length;
            int searched = last ? end - NAME.length : end - NAME.length - PADDING - LONGEST;
            for (int at = 0; at <= searched; at++) {
                if (window[at] == NAME[0] && Arrays.equals(window, at, at + NAME.length, NAME, 0, NAME.length)) {
                    return value(Arrays.copyOfRange(
                            window, at + NAME.length, Math.min(end, at + NAME.length + PADDING + LONGEST)));
                }
            }
            if (last) {
                return Optional.empty();
            }
            kept = end - Math.max(0, searched + 1);
            System.arraycopy(window, end - kept, window, 0, kept);
        }
    }

    private static Optional<String> value(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_16LE);
        int start = text.startsWith("\0") ? 1 : 0;
        int end = text.indexOf('\0', start);
        String value = text.substring(start, end < 0 ? text.length() : end).strip();
        return PRINTABLE.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }
}
