package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.cli.ResultWriter.Drawing;
import io.jenkins.plugins.nanohost.engine.cli.text.TextView;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.FailureKind;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.runlog.RunLog;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs a command with what all commands share: stop signal, pulse, time limit, result, exit code. */
final class CommandRunner {
    /** Longer than a machine needs to end an operation and clean up, shorter than the 20 seconds promised for an abort. */
    private static final Duration CLEAN_UP = Duration.ofSeconds(18);

    /** How long the result of a forced end may take to write; it may be what blocks. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** No exit code of ours. */
    private static final int UNDECIDED = -1;

    private final Options options;
    private final RunLog log;
    private final ResultWriter result;
    private final boolean asText;
    private final StopSignal stop = new StopSignal();
    private final AtomicBoolean timedOut = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(UNDECIDED);
    private final Duration cleanUp;
    private final IntConsumer halt;

    /** For a command whose log says all that a person needs. */
    CommandRunner(Streams streams, Options options) {
        this(streams, options, TextView.NOTHING);
    }

    /**
     * @param view draws the result for a person
     */
    CommandRunner(Streams streams, Options options, TextView view) {
        this(streams, options, view, CLEAN_UP, Runtime.getRuntime()::halt);
    }

    /**
     * @param view draws the result for a person
     * @param cleanUp how long the work may take to end after it was stopped
     * @param halt ends the process at once, with this exit code
     */
    CommandRunner(Streams streams, Options options, TextView view, Duration cleanUp, IntConsumer halt) {
        this.options = options;
        Drawing drawing = Drawing.of(streams, options, view);
        this.asText = drawing.asText();
        this.log = streams.runLog(options, asText);
        this.result = new ResultWriter(streams, log, options.result(), drawing);
        this.cleanUp = cleanUp;
        this.halt = halt;
    }

    /** Does the work and returns the exit code. */
    int run(CommandBody work) {
        Thread signal = new Thread(this::onSignal, "signal");
        Runtime.getRuntime().addShutdownHook(signal);
        try (CommandTimers timers = new CommandTimers();
                CommandContext context = new CommandContext(options, log, asText, stop)) {
            // The first listener, since a later one may block too.
            stop.onStop(reason -> timers.after(cleanUp, () -> endByForce(reason)));
            timers.pulse(options.pulse());
            timers.stopOn(options.stop(), stop);
            timers.after(options.timeout(), () -> {
                timedOut.set(true);
                stop.give("the time limit of the whole command");
            });
            return run(work, context);
        } finally {
            ended.countDown();
            removeHook(signal);
        }
    }

    private int run(CommandBody work, CommandContext context) {
        try {
            context.takeSecrets();
            options.requireOneLog();
            result.requireFile();
            CommandOutcome outcome = work.run(context);
            if (decide(outcome.exitCode())) {
                result.done(outcome.values(), outcome.output());
                outcome.closing().forEach(log::result);
                log.end("Outcome: done, exit code " + outcome.exitCode());
            }
            return exitCode.get();
        } catch (AbortedFailure e) {
            return failed(timedOut.get() ? timeout(e) : remedied(e), context);
        } catch (Failure e) {
            return failed(e, context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(
                    new AbortedFailure(FailureCode.STOPPED, "interrupted", "Run it again to go on where it ended."),
                    context);
        } catch (IOException e) {
            // Files and folders are the user's; a stack trace would not help to find what is wrong with them.
            return failed(FileTrouble.told(e), context);
        } catch (UncheckedIOException e) {
            // The streams of Java over folders tell an error of a folder so.
            return failed(FileTrouble.told(e.getCause()), context);
        } catch (RuntimeException | Error e) {
            if (decide(FailureKind.FAULT.exitCode())) {
                result.fault(e, stage(context));
                end(FailureCode.PROGRAM_FAULT);
            }
            return exitCode.get();
        }
    }

    /** Whether this thread is the one that writes the result. */
    private boolean decide(int code) {
        return exitCode.compareAndSet(UNDECIDED, code);
    }

    /** Ends the process though the work goes on, blocked by something that cannot be interrupted. */
    private void endByForce(String reason) {
        String message = "stopped by " + reason + "; something did not end within " + cleanUp.toSeconds()
                + " seconds, so the process was ended";
        String remedy =
                "See whether a disk, a share or a file that the definition names does not answer. Run it again to"
                        + " go on where it ended.";
        Failure failure = timedOut.get()
                ? new LimitFailure(
                        FailureCode.COMMAND_LIMIT,
                        "The time limit of the whole command (--timeout) ran out: " + message,
                        remedy)
                : new AbortedFailure(FailureCode.STOPPED, message, remedy);
        AtomicBoolean late = new AtomicBoolean();
        Thread words = new Thread(
                () -> {
                    if (decide(failure.kind().exitCode())) {
                        log.postpone();
                        result.failed(failure, null, Map.of());
                        end(failure.code());
                    } else {
                        late.set(true);
                    }
                },
                "last words");
        words.setDaemon(true);
        words.start();
        boolean whole;
        try {
            words.join(LAST_WORDS.toMillis());
            // The work may have ended at this moment; then its thread writes the result.
            whole = !late.get() || ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // The work has ended at this moment.
            return;
        }
        int decided = exitCode.get();
        halt.accept(whole && decided != UNDECIDED ? decided : failure.kind().exitCode());
    }

    private int failed(Failure failure, CommandContext context) {
        if (decide(failure.kind().exitCode())) {
            result.failed(failure, stage(context), context.known());
            end(failure.code());
        }
        return exitCode.get();
    }

    private void end(FailureCode code) {
        log.end("Outcome: failed, " + code + ", exit code " + code.kind().exitCode());
    }

    private static LimitFailure timeout(AbortedFailure e) {
        return new LimitFailure(
                FailureCode.COMMAND_LIMIT,
                "The time limit of the whole command (--timeout) ran out: " + e.getMessage(),
                "Give it more time, and run it again: it goes on where it ended.");
    }

    private static AbortedFailure remedied(AbortedFailure e) {
        return e.remedy().isEmpty()
                ? new AbortedFailure(e.code(), e.getMessage(), "Run it again to go on where it ended.")
                : e;
    }

    @CheckForNull
    private static StageName stage(CommandContext context) {
        return context.underWay().orElse(null);
    }

    /** On a signal, the Java virtual machine ends when this method ends; so it waits here while the work cleans up. */
    private void onSignal() {
        stop.give("a signal");
        try {
            if (ended.await(cleanUp.plus(LAST_WORDS).plus(LAST_WORDS).toMillis(), TimeUnit.MILLISECONDS)) {
                halt.accept(FailureKind.ABORTED.exitCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread signal) {
        try {
            Runtime.getRuntime().removeShutdownHook(signal);
        } catch (IllegalStateException e) {
            // A signal came; its hook ends this process with the exit code of an abort.
            return;
        }
    }
}
