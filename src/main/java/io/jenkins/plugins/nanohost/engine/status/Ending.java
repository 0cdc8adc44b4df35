package io.jenkins.plugins.nanohost.engine.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Something that lasts until a known time.
 *
 * @param name the first part of its two fields, {@code <name>Ends} and {@code <name>DaysLeft}
 * @param until what the log says before the date
 */
record Ending(String name, String until, Instant ends) {
    /** An evaluation edition expires 180 days after its first boot, and that comes after its disk was made. */
    static Ending evaluation(Instant diskMade) {
        return new Ending("evaluation", "evaluation at least until", diskMade.plus(Duration.ofDays(180)));
    }

    /**
     * Windows refuses a password that is older than 42 days by default ("Maximum password age", Microsoft); this one is set in
     * the first boot, and that comes after the disk was made.
     */
    static Ending password(Instant diskMade) {
        return new Ending("password", "password at least until", diskMade.plus(Duration.ofDays(42)));
    }

    static Ending certificate(Instant ends) {
        return new Ending("certificate", "certificate until", ends);
    }

    void addTo(Map<String, Object> values, Instant now) {
        values.put(name + "Ends", ends.toString());
        values.put(name + "DaysLeft", daysLeft(now));
    }

    /** A phrase for the log. */
    String told(Instant now) {
        long days = daysLeft(now);
        String left = days < 0 ? "past" : days + (days == 1 ? " day left" : " days left");
        return until + " " + ends.atZone(ZoneOffset.UTC).toLocalDate() + " (" + left + ")";
    }

    /** Whole days; below 0 once it has ended. */
    private long daysLeft(Instant now) {
        return Math.floorDiv(
                Duration.between(now, ends).toSeconds(), Duration.ofDays(1).toSeconds());
    }
}
