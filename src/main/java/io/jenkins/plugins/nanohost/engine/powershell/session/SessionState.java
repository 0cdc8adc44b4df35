package io.jenkins.plugins.nanohost.engine.powershell.session;

/** The state that is shared by the calls of one session: whether PowerShell is ready or gone, and whether it has to stop. */
final class SessionState {
    private volatile boolean ready;
    private volatile String gone = "";
    private volatile String stopped = "";

    boolean isReady() {
        return ready;
    }

    void ready() {
        ready = true;
    }

    boolean isGone() {
        return !gone.isEmpty();
    }

    String goneSince() {
        return gone;
    }

    /** The first reason stays. */
    synchronized void gone(String reason) {
        if (gone.isEmpty()) {
            gone = reason;
        }
    }

    boolean isStopped() {
        return !stopped.isEmpty();
    }

    String stoppedFor() {
        return stopped;
    }

    /** The first reason stays. */
    synchronized void stopped(String reason) {
        if (stopped.isEmpty()) {
            stopped = reason.isEmpty() ? "no reason was given" : reason;
        }
    }
}
