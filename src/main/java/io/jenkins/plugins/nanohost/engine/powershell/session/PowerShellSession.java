package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One PowerShell process that runs functions, one at a time, until it is closed.
 *
 * <p>The process is started at once, but only the first call waits until it is ready, so that {@link #stop} works from the
 * beginning. When a call reaches its limit or is stopped, the function is asked to end, and its {@code finally} blocks run. If
 * it does not end within {@link SessionLimits#stop()}, the process is killed, and the session cannot be used any more. If the
 * engine dies, the input of the process ends, and the process then stops and exits.
 */
public final class PowerShellSession implements AutoCloseable {
    /** The longest text, in characters, that {@code ConvertFrom-Json} reads in every version of PowerShell. */
    static final int LONGEST_REQUEST = 2_097_152;

    private static final Duration DIAGNOSIS = Duration.ofSeconds(30);
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);

    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final SessionSettings settings;
    private final AnswerQueue answers;
    private final SessionProcess process;
    private final SecretParameters secrets = new SecretParameters();
    private final SessionState state = new SessionState();
    private final ReentrantLock turn = new ReentrantLock(true);
    private long lastId;

    private PowerShellSession(SessionSettings settings, AnswerQueue answers, SessionProcess process) {
        this.settings = settings;
        this.answers = answers;
        this.process = process;
    }

    /**
     * Starts the process, without waiting until it is ready.
     *
     * @throws UnfitFailure when the program cannot be run
     */
    public static PowerShellSession start(SessionSettings settings) throws UnfitFailure {
        AnswerQueue answers = new AnswerQueue();
        try {
            return new PowerShellSession(settings, answers, SessionProcess.start(settings, answers));
        } catch (IOException e) {
            throw new UnfitFailure(
                    FailureCode.POWERSHELL_NOT_STARTED,
                    "PowerShell cannot be started: " + e.getMessage(),
                    "Set the path of powershell.exe, and let the agent's account run it.");
        }
    }

    /**
     * Calls a function and waits for its result; a call from another thread waits until this one has ended.
     *
     * @return the one object that the function returned, or JSON's null if it returned none
     * @throws OperationFailure when the function failed, or the process ended or gave an answer that cannot be read
     * @throws LimitFailure when the call reached its limit
     * @throws AbortedFailure when {@link #stop} was called
     */
    public JsonNode call(SessionRequest request, SessionListener listener)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        turn.lockInterruptibly();
        try {
            if (state.isStopped()) {
                throw new AbortedFailure(
                        FailureCode.STOPPED,
                        "Stopped before " + request.operation() + ": " + state.stoppedFor(),
                        "Run it again; it continues from here.");
            }
            if (state.isGone()) {
                throw new OperationFailure(
                        FailureCode.POWERSHELL_ENDED,
                        request.operation(),
                        request.operation() + " was not called, because " + state.goneSince(),
                        "Run it again.");
            }
            request.secretValues().forEach(secrets::add);
            long id = ++lastId;
            process.send(line(id, request));
            return new PendingCall(id, request, listener, this).await();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Stops the call that runs and all later calls; for use from another thread. If the result of the running call still
     * arrives, the call returns it, so that it is not lost.
     *
     * @param reason the reason that the log shows
     */
    public void stop(String reason) {
        state.stopped(reason);
        answers.addUrgent(new Answer.StopAsked(reason));
    }

    /** Ends the input, which stops what still runs, waits for the process to end, and then kills what is left of it. */
    @Override
    public void close() {
        state.gone("the session was closed");
        answers.close();
        process.endInput();
        try {
            boolean left = process.waitFor(settings.limits().close());
            process.kill();
            if (!left) {
                process.waitFor(AFTER_KILL);
            }
        } catch (InterruptedException e) {
            process.kill();
            Thread.currentThread().interrupt();
        }
    }

    SessionLimits limits() {
        return settings.limits();
    }

    StartDiagnosis diagnosis() {
        return new StartDiagnosis(settings, DIAGNOSIS);
    }

    AnswerQueue answers() {
        return answers;
    }

    SessionProcess process() {
        return process;
    }

    SecretParameters secrets() {
        return secrets;
    }

    SessionState state() {
        return state;
    }

    private static String line(long id, SessionRequest request) throws OperationFailure {
        ObjectNode json = ASCII.createObjectNode().put("id", id).put("function", request.function());
        json.set("parameters", request.parameters());
        String line = ascii(json);
        if (line.length() > LONGEST_REQUEST) {
            throw new OperationFailure(
                    FailureCode.VALUES_TOO_LONG,
                    request.operation(),
                    "The values for " + request.operation() + " take " + line.length()
                            + " characters; PowerShell takes at most " + LONGEST_REQUEST + " at once.",
                    "Shorten the longest values; a character that is not ASCII counts six times.");
        }
        return line;
    }

    /** The line that asks PowerShell to stop this call. */
    static String stopLine(long id) {
        return ascii(ASCII.createObjectNode().put("id", id).put("stop", true));
    }

    private static String ascii(ObjectNode json) {
        try {
            return ASCII.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
