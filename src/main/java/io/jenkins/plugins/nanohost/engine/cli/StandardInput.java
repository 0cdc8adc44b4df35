package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What comes into the command. A read of it cannot be interrupted, so each one has a thread of its own, and ends for the
 * command when its limit runs out or the command is stopped.
 *
 * @param person whether a person types it
 */
record StandardInput(InputStream stream, boolean person) {
    /** Nothing comes in. */
    static final StandardInput NONE = new StandardInput(InputStream.nullInputStream(), false);

    private static final int LONGEST_LINE = 1000;

    /** The next line, without its end; empty at the end of the input. */
    Optional<String> line(Duration limit, StopSignal stop) throws Failure, IOException, InterruptedException {
        return within(limit, stop, () -> {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = stream.read();
            if (next < 0) {
                return Optional.empty();
            }
            while (next >= 0 && next != '\n') {
                if (line.size() < LONGEST_LINE) {
                    line.write(next);
                }
                next = stream.read();
            }
            return Optional.of(line.toString(Charset.defaultCharset()).strip());
        });
    }

    /** All that comes, up to one byte more than the most. */
    byte[] all(int most, Duration limit, StopSignal stop) throws Failure, IOException, InterruptedException {
        return within(limit, stop, () -> stream.readNBytes(most + 1));
    }

    private static <T> T within(Duration limit, StopSignal stop, Callable<T> read)
            throws Failure, IOException, InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try {
                        answer.complete(read.call());
                    } catch (Exception e) {
                        answer.completeExceptionally(e);
                    }
                },
                "standard input");
        reader.setDaemon(true);
        reader.start();
        stop.onStop(reason -> answer.completeExceptionally(
                new AbortedFailure(FailureCode.STOPPED, "stopped by " + reason, "Run it again with its input.")));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new LimitFailure(
                    FailureCode.INPUT_LIMIT,
                    "Standard input gave nothing whole within " + limit.toMinutes() + " minutes",
                    "Give what is asked for in options, or in a file.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
