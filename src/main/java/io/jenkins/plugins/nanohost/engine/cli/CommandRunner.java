package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureKind;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a command with what all commands share: stop signal, pulse, time limit, result, exit code. */
final class CommandRunner {
    /** Longer than a machine needs to end an operation and clean up, shorter than the 20 seconds promised for an abort. */
    private static final long CLEAN_UP_SECONDS = 18;

    private final Options options;
    private final Narrator narrator;
    private final ResultWriter result;
    private final StopSignal stop = new StopSignal();
    private final AtomicBoolean timedOut = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    CommandRunner(Streams streams, Options options) {
        this.options = options;
        this.narrator = streams.narrator();
        this.result = new ResultWriter(streams, narrator, options.result());
    }

    /** Does the work and returns the exit code. */
    int run(CommandBody work) {
        Thread signal = new Thread(this::onSignal, "signal");
        Runtime.getRuntime().addShutdownHook(signal);
        try (CommandTimers timers = new CommandTimers();
                CommandContext context = new CommandContext(options, narrator, stop)) {
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
            CommandOutcome outcome = work.run(context);
            result.done(outcome.values());
            outcome.closing().forEach(narrator::fact);
            return outcome.exitCode();
        } catch (AbortedFailure e) {
            return failed(timedOut.get() ? timeout(e) : remedied(e), context);
        } catch (Failure e) {
            return failed(e, context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(new AbortedFailure("interrupted", "Run it again to go on where it ended."), context);
        } catch (IOException e) {
            // Files and folders are the user's; a stack trace would not help to find what is wrong with them.
            return failed(FileTrouble.told(e), context);
        } catch (RuntimeException | Error e) {
            result.fault(e, stage(context));
            return FailureKind.FAULT.exitCode();
        }
    }

    private int failed(Failure failure, CommandContext context) {
        result.failed(failure, stage(context), context.known());
        return failure.kind().exitCode();
    }

    private static LimitFailure timeout(AbortedFailure e) {
        return new LimitFailure(
                "The time limit of the whole command (--timeout) ran out: " + e.getMessage(),
                "Give it more time, and run it again: it goes on where it ended.");
    }

    private static AbortedFailure remedied(AbortedFailure e) {
        return e.remedy().isEmpty() ? new AbortedFailure(e.getMessage(), "Run it again to go on where it ended.") : e;
    }

    @CheckForNull
    private static StageName stage(CommandContext context) {
        return context.underWay().orElse(null);
    }

    /** On a signal, the Java virtual machine ends when this method ends; so it waits here while the work cleans up. */
    private void onSignal() {
        stop.give("a signal");
        try {
            if (ended.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(FailureKind.ABORTED.exitCode());
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
