package io.jenkins.plugins.nanohost.engine.runlog;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.NamedError;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.ProgressLines;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * The log of one command. What people are told is also written to the log file of the run, with its time and {@link Severity}, and
 * so is each operation of the machine; who asked for all of it reads these lines as they come. The file is in the host's folder; it begins when the run has the host's lock, so a command
 * without a host has none. Trouble with the file is told once, and never ends the run.
 */
public final class RunLog implements Narrator {
    /** In characters; no line is longer, whatever a program in the guest writes. */
    static final int LONGEST_LINE = 20_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Narrator NOBODY = new Narrator() {
        @Override
        public void fact(String line) {}

        @Override
        public void warning(String line) {}

        @Override
        public void progress(String activity, int percent) {}
    };

    private final Narrator shown;

    /** Gets the lines of the file as they come; null: nobody asked for them. */
    @CheckForNull
    private final PrintStream verbose;

    private final Supplier<Instant> clock;
    private final SecretMasks masks = new SecretMasks();
    private final OperationText operations = new OperationText(masks);
    private final ProgressLines progress = new ProgressLines(System::nanoTime);
    private final Queue<LogLine> postponed = new ArrayDeque<>();
    private final FileOpening opening;
    private String command = "";
    private String title = "";

    @CheckForNull
    private volatile Path file;

    /** Null before the file is begun, after its end, and when it cannot be written. */
    @CheckForNull
    private volatile LogFile open;

    private volatile boolean postponing;

    /**
     * @param shown what people read while the command works
     * @param clock the time on the wall
     */
    public RunLog(Narrator shown, Supplier<Instant> clock) {
        this(shown, null, clock, LogFile::open);
    }

    /**
     * A log that people read in full while the command works.
     *
     * @param out where they read it
     * @param clock the time on the wall
     */
    public static RunLog verbose(PrintStream out, Supplier<Instant> clock) {
        return new RunLog(NOBODY, out, clock, LogFile::open);
    }

    /**
     * @param opening opens the file, which is there and empty
     */
    RunLog(Narrator shown, @CheckForNull PrintStream verbose, Supplier<Instant> clock, FileOpening opening) {
        this.shown = shown;
        this.verbose = verbose;
        this.clock = clock;
        this.opening = opening;
    }

    /** Opens a log file. */
    @FunctionalInterface
    interface FileOpening {
        LogFile open(Path empty) throws IOException;
    }

    private record LogLine(Severity severity, String text) {}

    /**
     * Orders a file for the run that comes.
     *
     * @param command the word on the command line, which is in the file's name
     * @param title the first line
     */
    public void order(String command, String title) {
        this.command = command;
        this.title = title;
    }

    /** Begins the file if one was ordered, and deletes those that are too many. For a run that has the host's lock. */
    public void begin(HostFolder host) {
        if (command.isEmpty()) {
            return;
        }
        LogFolder folder = LogFolder.of(host);
        Path made;
        try {
            made = folder.add(clock.get(), command);
            open = opening.open(made);
            file = made;
        } catch (IOException | UnfitFailure e) {
            trouble("The run goes on without a log in " + folder.path() + ": " + reason(e));
            return;
        }
        event(Severity.INFO, title);
        try {
            folder.deleteOld(made);
        } catch (IOException | UnfitFailure e) {
            warning("Old logs in " + folder.path() + " could not be deleted: " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException io ? NamedError.reason(io) : e.getMessage();
    }

    /** The log file of this run; empty when it has none. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** No text of this value is written. */
    public void hide(Secret secret) {
        masks.add(secret);
    }

    /** Whether anything is written now, so that it is worth to be made. */
    boolean isWritten() {
        return open != null || verbose != null;
    }

    /** The value as JSON in one line, without secrets. */
    String text(Record value) {
        return operations.of(value);
    }

    void debug(String line) {
        event(Severity.DEBUG, line);
    }

    @Override
    public void fact(String line) {
        shown.fact(line);
        event(Severity.INFO, line);
    }

    @Override
    public void result(String line) {
        shown.result(line);
        event(Severity.INFO, line);
    }

    @Override
    public void warning(String line) {
        shown.warning(line);
        event(Severity.WARNING, line);
    }

    @Override
    public void error(String line) {
        shown.error(line);
        event(Severity.ERROR, line);
    }

    @Override
    public void progress(String activity, int percent) {
        shown.progress(activity, percent);
        if (isWritten()) {
            progress.line(activity, percent).ifPresent(line -> event(Severity.INFO, line));
        }
    }

    @Override
    public void quiet() {
        shown.quiet();
    }

    /** From now on only {@link #end} writes to the file: something does not answer any more, and it may be the file. */
    public void postpone() {
        postponing = true;
    }

    /** Writes how the command ended as the last line, and closes the file. */
    public void end(String outcome) {
        synchronized (this) {
            for (LogLine line = takePostponed(); line != null; line = takePostponed()) {
                write(line);
            }
            String last = line(Severity.INFO, outcome);
            print(last);
            LogFile ending = open;
            if (ending != null) {
                try (ending) {
                    ending.writeLast(last);
                } catch (IOException e) {
                    tell(e);
                }
                open = null;
            }
        }
    }

    @CheckForNull
    private LogLine takePostponed() {
        synchronized (postponed) {
            return postponed.poll();
        }
    }

    /** Deletes all logs of the host, this one too: nothing is left that they tell of. For a run that has the host's lock. */
    public void discard(HostFolder host) {
        synchronized (this) {
            LogFile ending = open;
            open = null;
            file = null;
            try {
                if (ending != null) {
                    ending.close();
                }
                LogFolder.of(host).delete();
            } catch (IOException | UnfitFailure e) {
                trouble("The logs in " + LogFolder.of(host).path() + " could not all be deleted: " + reason(e));
            }
        }
    }

    private void event(Severity severity, String text) {
        if (!isWritten()) {
            return;
        }
        progress.otherLine();
        for (String one : masks.mask(text).lines().toList()) {
            LogLine line = new LogLine(severity, line(severity, one));
            print(line.text());
            if (postponing) {
                synchronized (postponed) {
                    postponed.add(line);
                }
            } else {
                synchronized (this) {
                    write(line);
                }
            }
        }
    }

    private String line(Severity severity, String text) {
        String visible = Shown.message(text);
        String cut = visible.length() <= LONGEST_LINE
                ? visible
                : visible.substring(0, LONGEST_LINE) + "... " + (visible.length() - LONGEST_LINE) + " more characters";
        return TIME.format(clock.get()) + " " + severity.column() + " " + cut;
    }

    private void write(LogLine line) {
        LogFile writing = open;
        if (writing != null) {
            try {
                writing.write(line.severity(), line.text());
            } catch (IOException e) {
                tell(e);
                open = null;
                close(writing);
            }
        }
    }

    private static void close(LogFile broken) {
        try {
            broken.close();
        } catch (IOException e) {
            // That it cannot be written was told.
            return;
        }
    }

    private void print(String line) {
        if (verbose != null) {
            verbose.println(line);
            verbose.flush();
        }
    }

    /** Trouble with files of logs, which is told to people alone. */
    private void trouble(String text) {
        shown.warning(text);
        print(line(Severity.WARNING, text));
    }

    private void tell(IOException e) {
        trouble("The run goes on without its log, since " + file + " cannot be written: " + NamedError.reason(e));
    }
}
