package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.cli.argument.ByteSizeConverter;
import io.jenkins.plugins.nanohost.engine.cli.argument.DurationConverter;
import io.jenkins.plugins.nanohost.engine.command.DefaultWorkFolder;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/**
 * The options of a command, in parts that commands share. Each command has only the parts that it reads, so that it
 * offers no useless option. A part that a command does not have is null here.
 */
record Options(
        ResultOptions resultPart,
        @CheckForNull PlaceOptions place,
        @CheckForNull RunOptions course,
        @CheckForNull AccessOptions access) {
    /** Where the result is written in addition. */
    static final class ResultOptions {
        @CheckForNull
        @Option(names = OptionName.RESULT, paramLabel = "FILE", description = "Writes the JSON result to FILE too.")
        private Path result;

        @Option(names = OptionName.JSON, description = "The result as JSON on a terminal too; elsewhere it always is.")
        private boolean json;

        @Option(
                names = OptionName.COLOR,
                defaultValue = "AUTO",
                paramLabel = "WHEN",
                description = "Colours of text: auto, always or never; auto: on a terminal without NO_COLOR.")
        private ColorWhen color = ColorWhen.AUTO;

        @Option(
                names = OptionName.VERBOSE,
                description = "The log with times, and each operation of the machine with its request and answer.")
        private boolean verbose;

        @Option(
                names = OptionName.QUIET,
                description = "Of the log only warnings and errors. Not together with --verbose.")
        private boolean quiet;
    }

    /** When text has colours. */
    enum ColorWhen {
        AUTO,
        ALWAYS,
        NEVER;

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a machine's name begins, for completion. */
    static final class Machines implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(OptionName.REAL_MACHINE, OptionName.REHEARSAL).iterator();
        }
    }

    /** On which machine, in which folder. */
    static final class PlaceOptions {
        @Option(
                names = OptionName.MACHINE,
                defaultValue = OptionName.REAL_MACHINE,
                paramLabel = "MACHINE",
                completionCandidates = Machines.class,
                description = {
                    "powershell (default): this one, over PowerShell.",
                    "rehearsal:DIR: a rehearsed one that is kept in folder DIR; nothing else is touched."
                })
        private String machine;

        @Option(
                names = OptionName.CACHE_LIMIT,
                defaultValue = WorkFolder.DEFAULT_CACHE_LIMIT,
                paramLabel = "SIZE",
                converter = ByteSizeConverter.class,
                description = {
                    "How much base disks may take up in the work folder; those that no host builds on and "
                            + "exceed it are deleted, the least recently used first. Default: "
                            + WorkFolder.DEFAULT_CACHE_LIMIT
                            + "."
                })
        private ByteSize cacheLimit;

        @CheckForNull
        @Option(
                names = OptionName.WORK_FOLDER,
                paramLabel = "DIR",
                description = {
                    "Where disks, VMs and ledgers are kept.",
                    "Default: %%ProgramData%%\\" + DefaultWorkFolder.IN_PROGRAM_DATA + "; in a rehearsal, DIR/"
                            + DefaultWorkFolder.IN_REHEARSAL + "."
                })
        private Path workFolder;
    }

    /** How a run works: its PowerShell, pulse, stop and time limit. */
    static final class RunOptions {
        @CheckForNull
        @Option(
                names = OptionName.POWERSHELL,
                paramLabel = "FILE",
                description = "The PowerShell to use; default: Windows PowerShell, elsewhere pwsh.")
        private Path powerShell;

        @CheckForNull
        @Option(
                names = OptionName.PULSE,
                paramLabel = "FILE",
                description = "Touches FILE every 10 seconds while it works, so that others can see it lives.")
        private Path pulse;

        @CheckForNull
        @Option(
                names = OptionName.STOP,
                paramLabel = "FILE",
                description = "Ends the run, with its clean-up, as soon as FILE exists.")
        private Path stop;

        @CheckForNull
        @Option(
                names = OptionName.TIMEOUT,
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description =
                        "Ends the whole command after this time, for example 90m or 2h. Default: each wait's own limit.")
        private Duration timeout;
    }

    /** The password of the guest, and the client certificate of its Docker. */
    static final class AccessOptions {
        @CheckForNull
        @Option(
                names = OptionName.SECRETS,
                paramLabel = "FILE",
                description = {
                    "JSON file {\"administratorPassword\": \"...\"} that only you can read. Kept.",
                    "A rehearsal needs none."
                })
        private Path secretsKept;

        @CheckForNull
        @Option(
                names = OptionName.SECRETS_ONCE,
                paramLabel = "FILE",
                description = "The same, but deleted as soon as it was read. Not together with --secrets.")
        private Path secretsOnce;

        @CheckForNull
        @Option(
                names = OptionName.TLS_OUT,
                paramLabel = "DIR",
                description =
                        "Folder for the client certificate, as DOCKER_CERT_PATH needs it: ca.pem, cert.pem, key.pem.")
        private Path tlsOut;
    }

    @CheckForNull
    Path result() {
        return resultPart.result;
    }

    boolean json() {
        return resultPart.json;
    }

    boolean verbose() {
        return resultPart.verbose;
    }

    boolean quiet() {
        return resultPart.quiet;
    }

    /**
     * @throws DefinitionFailure when the log is to be both short and long
     */
    void requireOneLog() throws DefinitionFailure {
        if (verbose() && quiet()) {
            throw new DefinitionFailure(
                    FailureCode.COMMAND_LINE_WRONG,
                    OptionName.VERBOSE + " and " + OptionName.QUIET + " are both given",
                    List.of(),
                    "Give one of them.");
        }
    }

    ColorWhen color() {
        return resultPart.color;
    }

    /** Empty when the command works on no machine. */
    String machine() {
        return place == null ? "" : place.machine;
    }

    @CheckForNull
    Path workFolder() {
        return place == null ? null : place.workFolder;
    }

    ByteSize cacheLimit() {
        return place == null ? ByteSize.parse(WorkFolder.DEFAULT_CACHE_LIMIT) : place.cacheLimit;
    }

    @CheckForNull
    Path powerShell() {
        return course == null ? null : course.powerShell;
    }

    @CheckForNull
    Path pulse() {
        return course == null ? null : course.pulse;
    }

    @CheckForNull
    Path stop() {
        return course == null ? null : course.stop;
    }

    @CheckForNull
    Duration timeout() {
        return course == null ? null : course.timeout;
    }

    @CheckForNull
    Path secretsKept() {
        return access == null ? null : access.secretsKept;
    }

    @CheckForNull
    Path secretsOnce() {
        return access == null ? null : access.secretsOnce;
    }

    @CheckForNull
    Path tlsOut() {
        return access == null ? null : access.tlsOut;
    }
}
