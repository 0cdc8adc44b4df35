package io.jenkins.plugins.nanohost.engine.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes; written with the units of PowerShell, where 1 GB is 1024 MB, 1 MB is 1024 KB. */
public record ByteSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}) ?(B|KB|MB|GB|TB)?", Pattern.CASE_INSENSITIVE);

    /** No size in a definition or an option is below a megabyte, so a shorter number of bytes is one without its unit. */
    private static final int FEW_DIGITS = 6;

    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

    @JsonCreator
    public ByteSize {
        if (bytes <= 0) {
            throw new InvalidValueException("a size must be above 0");
        }
    }

    /** In JSON, a size is written as its number of bytes. */
    @Override
    @JsonValue
    public long bytes() {
        return bytes;
    }

    /** Reads {@code 20GB}, {@code 512 MB} or a number of bytes. */
    public static ByteSize parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new InvalidValueException("'" + Shown.of(text) + "' is no size; for example 20GB or 2048MB");
        }
        if (form.group(2) == null
                && form.group(1).length() <= FEW_DIGITS
                && !form.group(1).matches("0+")) {
            throw new InvalidValueException(
                    "'" + Shown.of(text) + "' has no unit; for example 20GB or 2048MB (a number alone counts bytes)");
        }
        String unit = form.group(2) == null ? "B" : form.group(2).toUpperCase(Locale.ROOT);
        try {
            return new ByteSize(Math.multiplyExact(Long.parseLong(form.group(1)), 1L << 10 * UNITS.indexOf(unit)));
        } catch (ArithmeticException e) {
            throw new InvalidValueException("'" + Shown.of(text) + "' is larger than any disk");
        }
    }

    public static ByteSize gigabytes(long gigabytes) {
        return new ByteSize(gigabytes << 30);
    }

    public boolean isBetween(ByteSize least, ByteSize most) {
        return bytes >= least.bytes && bytes <= most.bytes;
    }

    public boolean isMultipleOf(ByteSize unit) {
        return bytes % unit.bytes == 0;
    }

    @Override
    public String toString() {
        int unit = 0;
        long count = bytes;
        while (unit < UNITS.size() - 1 && count % 1024 == 0) {
            count /= 1024;
            unit++;
        }
        return count + UNITS.get(unit);
    }
}
