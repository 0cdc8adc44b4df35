package io.jenkins.plugins.nanohost.engine.stage.disk;

import java.util.Locale;

/** An amount of bytes as a person reads it, in the units of PowerShell: {@code 4.2 GB}. */
final class Amount {
    private static final String UNITS = "KMGT";

    private Amount() {}

    static String of(long bytes) {
        double count = bytes;
        int unit = -1;
        while (count >= 1024 && unit < UNITS.length() - 1) {
            count /= 1024;
            unit++;
        }
        return unit < 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %sB", count, UNITS.charAt(unit));
    }
}
