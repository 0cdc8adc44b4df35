package io.jenkins.plugins.nanohost.launch;

/**
 * The order in which an engine comes to its end: works, is asked to stop, is killed, has ended. It only decides; the caller
 * acts and then says what came of it. Several threads use it at once.
 *
 * <p>Two rules hold for every sequence of events. The files of a run may be deleted only after its engine has ended: they have
 * the order to stop in them, and the number of the process to kill. And an engine counts as lost only after it was killed, or
 * after {@link #MOST_KILLS} attempts to kill it failed.
 */
final class EngineEnd {
    /** How often the kill of a silent engine is tried, at one try with each check of {@link PulseWatch#INTERVAL}. */
    static final int MOST_KILLS = 20;

    /** What the build is told. */
    enum Report {
        /** Nothing yet. */
        WORKS,
        /** It has an exit code. */
        ENDED,
        /** It gave no sign of life and was killed. */
        LOST,
        /** It gives no sign of life, and its processes could not be killed. */
        LEFT
    }

    private enum State {
        WORKS,
        ASKED,
        KILL_DUE,
        KILLED,
        SILENT,
        LOST,
        LEFT
    }

    private State state;
    private boolean asked;
    private boolean ended;
    private int failedKills;

    /**
     * @param lost whether it was already reported as lost before Jenkins restarted
     */
    EngineEnd(boolean lost) {
        state = lost ? State.LOST : State.WORKS;
    }

    /** Somebody wants it to stop. Returns whether this is the first time, so that only one timer watches over the stop. */
    synchronized boolean askedToStop() {
        if (asked || state == State.LOST || state == State.LEFT) {
            return false;
        }
        asked = true;
        if (state == State.WORKS) {
            state = State.ASKED;
        }
        return true;
    }

    /** The time that it has for its own clean-up after the request to stop is over. */
    synchronized void graceIsOver() {
        if (state == State.ASKED || state == State.KILLED) {
            state = State.KILL_DUE;
        }
    }

    /** It gives no sign of life, or the shell around it is gone. */
    synchronized void isSilent() {
        if (state != State.LOST && state != State.LEFT) {
            state = State.SILENT;
        }
    }

    /** Whether it has to be killed now. */
    synchronized boolean isKillDue() {
        return !ended && (state == State.KILL_DUE || state == State.SILENT);
    }

    /** The kill was carried out; on some systems the process ends a moment later. */
    synchronized void killed() {
        if (ended) {
            return;
        }
        if (state == State.SILENT) {
            state = State.LOST;
        } else if (state == State.KILL_DUE) {
            state = State.KILLED;
        }
    }

    /** The kill was not carried out; it is still due, unless it failed too often. */
    synchronized void killFailed() {
        if (state == State.SILENT) {
            failedKills++;
            if (failedKills >= MOST_KILLS) {
                state = State.LEFT;
            }
        }
    }

    /** Its exit code was seen. */
    synchronized void hasEnded() {
        ended = true;
    }

    synchronized Report report() {
        return switch (state) {
            case LOST -> Report.LOST;
            case LEFT -> Report.LEFT;
            case WORKS, ASKED, KILL_DUE, KILLED, SILENT -> ended ? Report.ENDED : Report.WORKS;
        };
    }

    /** Whether the files of the run are not needed any more. */
    synchronized boolean mayCleanUp() {
        return ended || state == State.LOST;
    }
}
