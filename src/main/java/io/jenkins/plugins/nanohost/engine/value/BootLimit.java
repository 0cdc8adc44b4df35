package io.jenkins.plugins.nanohost.engine.value;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a started VM may take until its guest gives a heartbeat and has an address: 1 minute to 24 hours, written as
 * minutes ({@code 45min}) or hours ({@code 2h}).
 */
public record BootLimit(Duration time) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,4}) ?(min|h)", Pattern.CASE_INSENSITIVE);
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(24);

    public BootLimit {
        if (time.compareTo(LEAST) < 0 || time.compareTo(MOST) > 0) {
            throw new InvalidValueException(text(time) + " is outside " + text(LEAST) + " to " + text(MOST));
        }
    }

    /** Reads {@code 45min} or {@code 2h}. */
    public static BootLimit parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new InvalidValueException("'" + Shown.of(text) + "' is no time; for example 45min or 2h");
        }
        long count = Long.parseLong(form.group(1));
        boolean hours = form.group(2).toLowerCase(Locale.ROOT).equals("h");
        return new BootLimit(hours ? Duration.ofHours(count) : Duration.ofMinutes(count));
    }

    private static String text(Duration time) {
        boolean hours = time.toMinutes() > 0 && time.toMinutesPart() == 0;
        return hours ? time.toHours() + "h" : time.toMinutes() + "min";
    }

    @Override
    public String toString() {
        return text(time);
    }
}
