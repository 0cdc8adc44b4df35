package io.jenkins.plugins.nanohost.engine.powershell.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The process of a session, and the three threads at its pipes. Each pipe may block forever, so the thread that waits for an
 * answer does not use them. The last answer says how the process ended.
 */
final class SessionProcess {
    /**
     * Environment variables that are not passed on. With the cookies, Jenkins finds processes that a build left behind and
     * kills them at once, also PowerShell, which must first dismount its disks. A module path of PowerShell 7 makes Windows
     * PowerShell load modules that it cannot run.
     */
    private static final Set<String> KEPT_BACK = Set.of(
            "JENKINS_NODE_COOKIE",
            "JENKINS_SERVER_COOKIE",
            "HUDSON_COOKIE",
            "HUDSON_SERVER_COOKIE",
            "BUILD_ID",
            // With these, our launcher finds the processes that it has to kill; PowerShell must not be among them, so
            // that it can clean up.
            "NANOHOST_RUN",
            "NANOHOST_ID",
            "PSMODULEPATH");

    /** How long the pipes may stay open after the process has ended, because a program that it started keeps them open. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private static final int LAST_LINES = 10;
    private static final int LINE = 500;
    private static final byte[] END_OF_INPUT = new byte[0];

    private final Process process;
    private final AnswerQueue answers;
    private final BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
    private final Deque<String> lastErrors = new ArrayDeque<>();
    private final Set<ProcessHandle> children = new LinkedHashSet<>();

    private SessionProcess(Process process, AnswerQueue answers) {
        this.process = process;
        this.answers = answers;
    }

    static SessionProcess start(SessionSettings settings, AnswerQueue answers) throws IOException {
        String token = UUID.randomUUID().toString().replace("-", "");
        ProcessBuilder builder = new ProcessBuilder(
                settings.powershell().toString(),
                "-NoLogo",
                "-NoProfile",
                "-NonInteractive",
                // Without this, some versions read standard input themselves before the script does.
                "-InputFormat",
                "None",
                "-OutputFormat",
                "Text",
                "-ExecutionPolicy",
                "Bypass",
                "-File",
                settings.scripts().resolve("Session.ps1").toAbsolutePath().toString(),
                "-Token",
                token);
        // Not the workspace: it could not be deleted while PowerShell still cleans up.
        builder.directory(settings.scripts().toFile());
        keepBack(builder.environment());
        builder.environment().putAll(settings.environment());

        SessionProcess started = new SessionProcess(builder.start(), answers);
        AnswerReader reader = new AnswerReader(
                started.process.getInputStream(), token, settings.limits().answerCharacters(), answers);
        CompletableFuture<Void> output = started.thread("output", reader::run);
        CompletableFuture<Void> errors = started.thread("errors", started::readErrors);
        started.thread("input", started::writeRequests);
        // A process that closed its output or wrote invalid output gives no more answers, so it must end.
        output.thenRun(() -> started.process
                .onExit()
                .completeOnTimeout(started.process, DRAIN.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(started::kill));
        started.process
                .onExit()
                .thenCompose(ended -> CompletableFuture.allOf(output, errors)
                        .completeOnTimeout(null, DRAIN.toMillis(), TimeUnit.MILLISECONDS))
                .thenRun(() -> answers.addLast(new Answer.Ended(started.process.exitValue())));
        return started;
    }

    static void keepBack(Map<String, String> environment) {
        environment.keySet().removeIf(name -> KEPT_BACK.contains(name.toUpperCase(Locale.ROOT)));
    }

    /** Passes a line to the thread that writes; returns at once. */
    void send(String line) {
        requests.add((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Ends the input, after everything that was sent; returns at once. */
    void endInput() {
        requests.add(END_OF_INPUT);
    }

    /** Whether the process has ended within that time. */
    boolean waitFor(Duration limit) throws InterruptedException {
        rememberChildren();
        return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Only for a process that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** Kills the process and all processes that it started, at once. */
    synchronized void kill() {
        rememberChildren();
        process.destroyForcibly();
        // When the process has ended, its children cannot be found through it any more; so they were listed before.
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** The last lines on standard error, each on a line of its own. */
    String lastErrors() {
        synchronized (lastErrors) {
            return String.join("\n", lastErrors);
        }
    }

    private synchronized void rememberChildren() {
        process.descendants().forEach(children::add);
    }

    private void readErrors() throws IOException, InterruptedException {
        // Only the part that fits is kept, because a line may be endless.
        StringBuilder line = new StringBuilder();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            int next;
            while ((next = reader.read()) >= 0) {
                if (next != '\n') {
                    if (line.length() < LINE && next != '\r') {
                        line.append((char) next);
                    }
                    continue;
                }
                tellError(line.toString());
                line.setLength(0);
            }
            tellError(line.toString());
        }
    }

    private void tellError(String line) throws InterruptedException {
        if (line.isBlank()) {
            return;
        }
        synchronized (lastErrors) {
            lastErrors.addLast(line);
            if (lastErrors.size() > LAST_LINES) {
                lastErrors.removeFirst();
            }
        }
        answers.add(new Answer.Log(LogLevel.DIAGNOSIS, line));
    }

    private void writeRequests() throws IOException, InterruptedException {
        try (OutputStream input = process.getOutputStream()) {
            byte[] next;
            while ((next = requests.take()) != END_OF_INPUT) {
                input.write(next);
                input.flush();
            }
        }
    }

    private CompletableFuture<Void> thread(String pipe, Pump pump) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        pump.run();
                    } catch (IOException e) {
                        // The other end of the pipe is closed; the exit of the process will show why.
                        done.complete(null);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        done.complete(null);
                    }
                },
                "powershell " + process.pid() + " " + pipe);
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private interface Pump {
        void run() throws IOException, InterruptedException;
    }
}
