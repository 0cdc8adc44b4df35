package io.jenkins.plugins.nanohost.engine.report;

import java.time.Duration;

/** The activity under way, and since when. */
final class Activity {
    private String name = "";
    private long began;

    /** How long it has been going on; a name other than the last begins a new one. */
    Duration soFar(String name, long nowNanos) {
        if (!name.equals(this.name)) {
            this.name = name;
            began = nowNanos;
        }
        return Duration.ofNanos(nowNanos - began);
    }
}
