package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.command.DefaultWorkFolder;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.OwnFolders;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates;
import io.jenkins.plugins.nanohost.engine.powershell.PowerShellMachine;
import io.jenkins.plugins.nanohost.engine.provision.HostEngine;
import io.jenkins.plugins.nanohost.engine.rehearsal.RehearsalMachine;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.runlog.LoggedMachine;
import io.jenkins.plugins.nanohost.engine.runlog.RunLog;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.secrets.Secrets;
import io.jenkins.plugins.nanohost.engine.secrets.SecretsFile;
import io.jenkins.plugins.nanohost.engine.stage.HostRun.RunServices;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a command works with, made from its options; the machine is opened when it is first asked for. */
final class CommandContext implements AutoCloseable {
    /**
     * Protects nothing real, so it need not be secret; with it a rehearsal without secrets can log on to its guest
     * again.
     */
    private static final String REHEARSED_PASSWORD = "Rehearsal-needs-none-1";

    private final Options options;
    private final RunLog log;
    private final boolean asText;
    private final StopSignal stop;

    private Map<String, Object> known = Map.of();

    @CheckForNull
    private Secret password;

    /** Where scripts are unpacked by a command that only looks. */
    @CheckForNull
    private Path passing;

    @CheckForNull
    private HyperVMachine machine;

    @CheckForNull
    private HostEngine engine;

    /**
     * @param asText whether the result is drawn for a person
     */
    CommandContext(Options options, RunLog log, boolean asText, StopSignal stop) {
        this.options = options;
        this.log = log;
        this.asText = asText;
        this.stop = stop;
    }

    Narrator narrator() {
        return log;
    }

    /** A line of the result for the reader of a log; where the result itself is text, it is not said twice. */
    void listing(String line) {
        if (!asText) {
            log.fact(line);
        }
    }

    StopSignal stop() {
        return stop;
    }

    /** The stage that was at work when a failure came; empty before the first stage. */
    Optional<StageName> underWay() {
        return engine == null ? Optional.empty() : engine.underWay();
    }

    WorkFolder work() throws Failure {
        if (options.workFolder() != null) {
            return WorkFolder.at(options.workFolder(), options.cacheLimit());
        }
        Optional<Path> rehearsal = rehearsal();
        if (rehearsal.isPresent()) {
            return WorkFolder.at(rehearsal.get().resolve(DefaultWorkFolder.IN_REHEARSAL), options.cacheLimit());
        }
        return WorkFolder.at(DefaultWorkFolder.ofThisMachine(), options.cacheLimit());
    }

    /** Whether the machine is a rehearsed one, at whose endpoints nothing is. */
    boolean rehearsed() throws DefinitionFailure {
        return rehearsal().isPresent();
    }

    /**
     * For a command that makes nothing: a rehearsal that it names has to be there, also as an empty folder. Otherwise a mistyped
     * name would look like a machine without hosts.
     */
    void requireRehearsal() throws DefinitionFailure {
        Optional<Path> folder = rehearsal();
        if (folder.isPresent() && Files.notExists(folder.get())) {
            Path absolute = folder.get().toAbsolutePath().normalize();
            throw new DefinitionFailure(
                    FailureCode.NO_REHEARSAL,
                    "No rehearsal is in " + absolute + ": there is no such folder",
                    List.of(),
                    Nearest.of(String.valueOf(absolute.getFileName()), foldersBeside(absolute))
                                    .map(name -> "Did you mean " + OptionName.REHEARSAL
                                            + folder.get().resolveSibling(name) + "? ")
                                    .orElse("")
                            + "For a new rehearsal, run provision first, or make the empty folder.");
        }
    }

    private static List<String> foldersBeside(Path absent) {
        Path parent = absent.getParent();
        if (parent == null) {
            return List.of();
        }
        try (Stream<Path> beside = Files.list(parent)) {
            return beside.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // The name that was meant is only offered.
            return List.of();
        }
    }

    /** The time on the wall. */
    static Instant now() {
        return Instant.now();
    }

    /** Called before anything else: a file that may be used only once must be deleted, whatever happens next. */
    void takeSecrets() throws Failure {
        password = password().orElse(null);
        if (password != null) {
            log.hide(password);
        }
    }

    /** The engine over the machine of the options. */
    HostEngine engine() throws Failure {
        if (engine == null) {
            machine = new LoggedMachine(open(), log);
            stop.onStop(machine::stop);
            Optional<Path> rehearsal = rehearsal();
            Pace pace = rehearsal.isPresent() ? Pace.rehearsed(Instant.now(), stop) : Pace.real(stop);
            ClientFolder client = options.tlsOut() == null ? null : new ClientFolder(options.tlsOut());
            engine = new HostEngine(
                    work(),
                    machine,
                    new RunServices(log, stop, pace, password, rehearsal.isPresent() ? usualPassword() : null),
                    client);
        }
        return engine;
    }

    /**
     * The engine for a run that keeps a log in its host's folder.
     *
     * @param command which the log's name tells
     */
    HostEngine loggedEngine(CommandName command) throws Failure {
        log.order(
                command.word(),
                EngineCommand.Version.told() + ", command " + command.word() + ", process "
                        + ProcessHandle.current().pid() + " of " + System.getProperty("user.name") + ", Java "
                        + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + ", machine " + options.machine());
        HostEngine logged = engine();
        logged.logTo(log);
        return logged;
    }

    /** The password of a rehearsed guest when no secrets were given at all. */
    @CheckForNull
    private Secret usualPassword() {
        return options.secretsKept() == null && options.secretsOnce() == null ? new Secret(REHEARSED_PASSWORD) : null;
    }

    /**
     * What the VMs with these ids are doing.
     *
     * @param limit for all of it, from the start of PowerShell on
     */
    VmStates vmStates(List<String> ids, Duration limit) throws Failure, IOException, InterruptedException {
        HostEngine looking = lookingEngine();
        try (CommandTimers timers = new CommandTimers()) {
            timers.after(limit, () -> machine.stop("the limit of " + limit.toSeconds() + " seconds for an answer"));
            return looking.vmStates(ids);
        }
    }

    /**
     * @throws AbortedFailure when the command was told to end
     */
    void requireGoingOn() throws AbortedFailure {
        stop.check();
    }

    private HyperVMachine open() throws Failure {
        Optional<Path> rehearsal = rehearsal();
        if (rehearsal.isPresent()) {
            return RehearsalMachine.open(rehearsal.get());
        }
        requireOwnNotes();
        return PowerShellMachine.open(options.powerShell(), passing == null ? work().path() : passing);
    }

    /** Made before the scripts make locks and mount notes in it, which inherit its rights; a command that only looks makes nothing. */
    private void requireOwnNotes() throws UnfitFailure {
        Optional<Path> notes = DefaultWorkFolder.inProgramData();
        if (notes.isPresent()) {
            try {
                if (passing == null) {
                    OwnFolders.make(notes.get());
                } else {
                    OwnFolders.require(notes.get());
                }
            } catch (IOException e) {
                throw FileTrouble.told(e);
            }
        }
    }

    private Optional<Path> rehearsal() throws DefinitionFailure {
        if (options.machine().equals(OptionName.REAL_MACHINE)) {
            return Optional.empty();
        }
        if (!options.machine().startsWith(OptionName.REHEARSAL)) {
            throw new DefinitionFailure(
                    FailureCode.NO_SUCH_MACHINE,
                    "There is no machine '" + options.machine() + "'",
                    List.of(),
                    "Give --machine powershell, or --machine rehearsal:DIR.");
        }
        String folder = options.machine().substring(OptionName.REHEARSAL.length());
        try {
            if (!folder.isBlank()) {
                return Optional.of(Path.of(folder));
            }
        } catch (InvalidPathException e) {
            // Reported below.
        }
        throw new DefinitionFailure(
                FailureCode.REHEARSAL_FOLDER_WRONG,
                "'" + folder + "' cannot be the folder of a rehearsal",
                List.of(),
                "Name one, for example --machine rehearsal:target/rehearsal.");
    }

    private Optional<Secret> password() throws Failure {
        Secrets secrets = Secrets.NONE;
        if (options.secretsOnce() != null && options.secretsKept() != null) {
            SecretsFile.discard(options.secretsOnce());
            throw new DefinitionFailure(
                    FailureCode.SECRETS_GIVEN_TWICE,
                    "--secrets and --secrets-once are both given",
                    List.of(),
                    "Give one of them.");
        }
        if (options.secretsOnce() != null) {
            secrets = SecretsFile.read(options.secretsOnce(), SecretsFile.Retention.ONCE);
        } else if (options.secretsKept() != null) {
            secrets = SecretsFile.read(options.secretsKept(), SecretsFile.Retention.KEEP);
        }
        return secrets.administratorPassword();
    }

    /** Keeps what the command found out, for the result if a failure follows. */
    void found(Map<String, Object> values) {
        known = Map.copyOf(values);
    }

    Map<String, Object> known() {
        return known;
    }

    /** Opens the machine only for looking: it unpacks its scripts to a temporary folder that is deleted afterwards. */
    HostEngine lookingEngine() throws Failure, IOException {
        if (engine == null && rehearsal().isEmpty()) {
            Path made = Path.of(System.getProperty("java.io.tmpdir"), "nano-container-host-" + UUID.randomUUID());
            OwnerOnly.createNewFolder(made);
            passing = made;
        }
        return engine();
    }

    @Override
    public void close() {
        if (machine != null) {
            machine.close();
        }
        if (passing != null) {
            delete(passing);
        }
    }

    private void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warning("The temporary folder " + folder + " could not be deleted: " + e.getMessage());
        }
    }
}
