package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import java.time.Duration;
import java.util.Optional;

/** One call that the session waits for: handles the answers, checks the limits, and decides how the call ended. */
final class PendingCall {
    /**
     * The largest number of lines of unhandled output that are shown, so that a program that writes without end does not fill
     * the build's log.
     */
    static final int SHOWN_OUTPUT = 200;

    private static final String AGAIN = "Run it again; unfinished work is undone first.";

    private enum Phase {
        STARTING,
        RUNNING,
        LIMIT_REACHED,
        STOP_ASKED
    }

    private final long id;
    private final SessionRequest request;
    private final SessionListener listener;
    private final PowerShellSession session;

    private Phase phase = Phase.STARTING;
    private long deadline;
    private String stopReason = "";
    private String lastSeen = "";
    private int outputLines;

    PendingCall(long id, SessionRequest request, SessionListener listener, PowerShellSession session) {
        this.id = id;
        this.request = request;
        this.listener = listener;
        this.session = session;
    }

    JsonNode await() throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        if (session.state().isReady()) {
            begin(Phase.RUNNING, request.limit());
        } else {
            begin(Phase.STARTING, session.limits().start());
        }
        boolean over = false;
        try {
            while (true) {
                Answer answer = System.nanoTime() - deadline >= 0
                        ? null
                        : session.answers().take(deadline);
                if (answer == null) {
                    timeUp();
                } else if (answer instanceof Answer.ResultAnswer result) {
                    if (result.id() == id) {
                        over = true;
                        return result.value();
                    }
                } else if (answer instanceof Answer.Failed failed) {
                    if (failed.id() == id) {
                        over = true;
                        fail(failed);
                    }
                } else {
                    hear(answer);
                }
            }
        } finally {
            if (!over) {
                // An interrupt or an error in the listener ended the wait; the function must not continue without
                // supervision.
                session.process().send(PowerShellSession.stopLine(id));
            }
        }
    }

    private void hear(Answer answer) throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        if (answer instanceof Answer.Ready) {
            session.state().ready();
            if (phase == Phase.STARTING) {
                begin(Phase.RUNNING, request.limit());
            }
        } else if (answer instanceof Answer.ProgressAnswer progress) {
            String activity = session.secrets().mask(progress.activity());
            String status = session.secrets().mask(progress.status());
            lastSeen = activity
                    + (status.isEmpty() ? "" : ": " + status)
                    + (progress.percent() < 0 ? "" : ", " + progress.percent() + " %");
            listener.progress(activity, status, progress.percent());
        } else if (answer instanceof Answer.Log log) {
            hear(log);
        } else if (answer instanceof Answer.StopAsked stop) {
            stopReason = stop.reason();
            if (phase != Phase.LIMIT_REACHED) {
                askToStop(Phase.STOP_ASKED);
            }
        } else if (answer instanceof Answer.Garbled garbled) {
            session.process().kill();
            throw gone(
                    "PowerShell's answer cannot be read, " + session.secrets().mask(garbled.message()));
        } else if (answer instanceof Answer.Ended ended) {
            end(ended.exitCode());
        }
    }

    private void hear(Answer.Log log) {
        String text = session.secrets().mask(log.text());
        if (log.level() == LogLevel.OUTPUT || log.level() == LogLevel.DIAGNOSIS) {
            outputLines++;
            if (outputLines == SHOWN_OUTPUT + 1) {
                listener.log(log.level(), "More than " + SHOWN_OUTPUT + " lines of output; the rest is not shown");
            }
            if (outputLines > SHOWN_OUTPUT) {
                return;
            }
        }
        lastSeen = text;
        listener.log(log.level(), text);
    }

    private void timeUp() throws LimitFailure, AbortedFailure {
        switch (phase) {
            case STARTING -> {
                session.process().kill();
                String reason = "PowerShell was not ready within "
                        + told(session.limits().start());
                session.state().gone(reason);
                throw new LimitFailure(
                        FailureCode.POWERSHELL_START_LIMIT,
                        reason + lastErrors(),
                        "Check whether the machine is overloaded, and run it again.");
            }
            case RUNNING -> askToStop(Phase.LIMIT_REACHED);
            case LIMIT_REACHED, STOP_ASKED -> {
                session.process().kill();
                String reason = request.operation() + " did not stop within "
                        + told(session.limits().stop()) + ", so PowerShell was killed";
                session.state().gone(reason);
                if (phase == Phase.STOP_ASKED) {
                    throw aborted("; " + reason);
                }
                throw limit("; " + reason);
            }
        }
    }

    private void askToStop(Phase next) {
        session.process().send(PowerShellSession.stopLine(id));
        begin(next, session.limits().stop());
    }

    private void begin(Phase next, Duration limit) {
        phase = next;
        deadline = System.nanoTime() + limit.toNanos();
    }

    private void fail(Answer.Failed failed) throws OperationFailure, LimitFailure, AbortedFailure {
        ScriptError error = failed.error().masked(session.secrets());
        String beside = failed.stopped() ? "" : "; it ended with: " + error.told();
        switch (phase) {
            case STOP_ASKED -> throw aborted(beside);
            case LIMIT_REACHED -> throw limit(beside);
            case STARTING, RUNNING -> {
                listener.failure(error);
                throw new OperationFailure(
                        error.code(), request.operation(), request.operation() + ": " + error.told(), error.remedy());
            }
        }
    }

    private void end(int exitCode) throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        String reason = "PowerShell ended with exit code " + exitCode;
        session.state().gone(reason);
        switch (phase) {
            case STOP_ASKED -> throw aborted("; " + reason);
            case LIMIT_REACHED -> throw limit("; " + reason);
            case STARTING -> throw unstarted(reason + " before it was ready");
            case RUNNING -> throw new OperationFailure(
                    FailureCode.POWERSHELL_ENDED,
                    request.operation(),
                    reason + " during " + request.operation() + lastErrors() + lastSeen(),
                    AGAIN);
        }
    }

    private OperationFailure unstarted(String reason) throws InterruptedException {
        Optional<StartDiagnosis.Finding> found =
                session.diagnosis().find(session.process().lastErrors(), session.state()::isStopped);
        return new OperationFailure(
                found.map(StartDiagnosis.Finding::code).orElse(FailureCode.POWERSHELL_NOT_READY),
                request.operation(),
                reason + found.map(finding -> ": " + finding.cause()).orElse("") + lastErrors(),
                found.map(StartDiagnosis.Finding::remedy)
                        .orElse(
                                "Check whether a group policy forbids scripts, and whether it is Windows PowerShell 5.1."));
    }

    private OperationFailure gone(String reason) {
        session.state().gone(reason);
        return new OperationFailure(
                FailureCode.ANSWER_UNREADABLE,
                request.operation(),
                request.operation() + ": " + reason + lastErrors(),
                AGAIN);
    }

    private AbortedFailure aborted(String beside) {
        return new AbortedFailure(
                FailureCode.STOPPED,
                "Stopped during " + request.operation() + ": " + stopReason + beside,
                "Run it again; it continues from here.");
    }

    private LimitFailure limit(String beside) {
        return new LimitFailure(
                FailureCode.OPERATION_LIMIT,
                request.operation() + " was not done within " + told(request.limit()) + beside + lastSeen(),
                AGAIN);
    }

    private String lastSeen() {
        return lastSeen.isEmpty() ? "" : ". Last seen: " + lastSeen;
    }

    private String lastErrors() {
        String lines = session.secrets().mask(session.process().lastErrors());
        return lines.isEmpty() ? "" : ". Last lines on its standard error:\n" + lines;
    }

    private static String told(Duration duration) {
        return duration.toMillis() < 1_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
