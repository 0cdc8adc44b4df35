package io.jenkins.plugins.nanohost.engine.report;

import java.time.Duration;

/** The activity under way, and since when. */
final class Activity {
    private String name = "";
    private long began;

    /** How long the activity has been going on; another name than the last one begins a new activity. */
    Duration soFar(String name, long nowNanos) {
        if (!name.equals(this.name)) {
            this.name = name;
            began = nowNanos;
        }
        return Duration.ofNanos(nowNanos - began);
    }
}
