package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One PowerShell process that serves calls of functions, one at a time, until it is closed.
 *
 * <p>Its life: the process is started at once, and its readiness is waited for by the first call, so that {@link #stop}
 * works from the beginning. A call that reaches its limit, or that somebody stops, asks the function to end, which runs its
 * {@code finally} blocks; only when it does not end within {@link SessionLimits#stop()} the process is killed, and with it
 * the session is gone. The engine's own death ends the process's input, which it takes as the request to stop and leave.
 */
public final class PowerShellSession implements AutoCloseable {
    /** {@code ConvertFrom-Json} of some versions reads no longer text, in characters. */
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
                    "PowerShell cannot be started: " + e.getMessage(),
                    "Set the path of powershell.exe, and let the agent's account run it.");
        }
    }

    /**
     * Calls a function and waits for its result; another thread's call waits for its turn.
     *
     * @return the one object that the function gave back, or JSON's null when it gave none
     * @throws OperationFailure when the function failed, or the process ended or spoke nonsense
     * @throws LimitFailure when the limit ran out
     * @throws AbortedFailure when {@link #stop} was called
     */
    public JsonNode call(SessionRequest request, SessionListener listener)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        turn.lockInterruptibly();
        try {
            if (state.isStopped()) {
                throw new AbortedFailure(
                        "Stopped before " + request.operation() + ": " + state.stoppedFor(),
                        "Run it again; it goes on from here.");
            }
            if (state.isGone()) {
                throw new OperationFailure(
                        request.operation(),
                        request.operation() + " was not called, for " + state.goneSince(),
                        "Run it again.");
            }
            request.secrets().forEach(name -> secrets.add(request.parameters().get(name)));
            long id = ++lastId;
            process.send(line(id, request));
            return new PendingCall(id, request, listener, this).await();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Stops the call that runs and every one that would come; for use from another thread. A call whose result comes all
     * the same returns it, so that nothing of it is lost.
     *
     * @param reason for the person who reads the log
     */
    public void stop(String reason) {
        state.stopped(reason);
        answers.addUrgent(new Answer.StopAsked(reason));
    }

    /** Ends the input, which stops what still runs, waits until the process has left, and kills what is left of it. */
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
                    request.operation(),
                    "The values for " + request.operation() + " take " + line.length()
                            + " characters; PowerShell takes at most " + LONGEST_REQUEST + " at once.",
                    "Shorten the longest values; a character that is not ASCII counts six times.");
        }
        return line;
    }

    /** The line that asks for the end of that call. */
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
