package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.cli.argument.PathConverter;
import io.jenkins.plugins.nanohost.engine.cli.argument.UsageProblem;
import io.jenkins.plugins.nanohost.engine.cli.help.CompletionCommand;
import io.jenkins.plugins.nanohost.engine.cli.help.HelpCommand;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.FailureKind;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.runlog.RunLog;
import io.jenkins.plugins.nanohost.engine.secrets.SecretsFile;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command with its subcommands. */
final class EngineCommand {
    private static final String[] RUN_FOOTER = {
        "",
        "Example, for real and in a rehearsal:",
        "  nano-container-host %s nano01.yaml --secrets pw.json --tls-out tls",
        "  nano-container-host %s nano01.yaml --machine rehearsal:try"
    };

    /** They tell about all others. */
    private static final Set<CommandName> ABOUT_ALL = EnumSet.of(CommandName.COMPLETION, CommandName.HELP);

    /** What is said of the options that every command has. */
    private static final ResourceBundle TEXTS = new ListResourceBundle() {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {
                {"mixinStandardHelpOptions.help", "Shows this help."},
                {"mixinStandardHelpOptions.version", "Shows the version of this program."}
            };
        }
    };

    private final Streams streams;

    EngineCommand(Streams streams) {
        this.streams = streams;
    }

    int execute(String... args) {
        return line(args).execute(args);
    }

    /**
     * Only the command that is asked for, when its name comes first: reading the options of all others would lengthen the start
     * of each run. Any other command line, such as one that asks for help, gets all of them.
     */
    private CommandLine line(String... args) {
        List<CommandName> all = List.of(CommandName.values());
        List<CommandName> asked = args.length == 0
                ? List.of()
                : all.stream()
                        .filter(name -> name.word().equals(args[0]) && !ABOUT_ALL.contains(name))
                        .toList();
        CommandLine line = new CommandLine(new Root());
        for (CommandName name : asked.isEmpty() ? all : asked) {
            line.addSubcommand(name.word(), subcommand(name));
        }
        line.registerConverter(Path.class, new PathConverter());
        line.setParameterExceptionHandler(this::wrongUsage);
        line.setOut(new PrintWriter(streams.result(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(streams.log(), true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setResourceBundle(TEXTS);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private CommandLine subcommand(CommandName name) {
        return switch (name) {
            case DOCTOR -> new CommandLine(new DoctorCommand(streams));
            case INIT -> new CommandLine(new InitCommand(streams));
            case VALIDATE -> new CommandLine(new ValidateCommand(streams));
            case PLAN -> new CommandLine(new PlanCommand(streams));
            case PROVISION -> run(
                    name,
                    List.of(StageName.values()),
                    "All four stages: from media to a Docker endpoint with TLS.",
                    "What exists and still fits is kept. After a stop, run it again: it goes on where it ended.");
            case VHD -> run(
                    name,
                    List.of(StageName.VHD),
                    "nanoVhd: makes the boot disk (VHDX) from media.",
                    "A base disk from media and packages, made once per machine, and a host disk from it with name,",
                    "address and password.");
            case FILES -> run(
                    name,
                    List.of(StageName.FILES),
                    "stageContainerFiles: brings Docker, base image and your files into the guest.",
                    "Onto the disk while no VM runs from it, over the VM bus into the running guest otherwise.");
            case VM -> run(
                    name,
                    List.of(StageName.VM),
                    "hypervVm: makes the VM that boots from the disk, and starts it.",
                    "Generation 2; waits for its heartbeat and an address.");
            case DOCKER -> run(
                    name,
                    List.of(StageName.DOCKER),
                    "installContainerHost: sets up network, Docker and base image in the guest.",
                    "Issues the endpoint's certificates, waits until Docker answers.");
            case STATUS -> new CommandLine(new StatusCommand(streams));
            case LOGS -> new CommandLine(new LogsCommand(streams));
            case BASES -> new CommandLine(new BasesCommand(streams))
                    .addSubcommand(CommandName.REMOVE.word(), new RemoveBasesCommand(streams));
            case REMOVE -> new CommandLine(new RemoveCommand(streams));
            case INSPECT -> new CommandLine(new InspectCommand(streams));
            case COMPLETION -> aboutAll(new CompletionCommand());
            case HELP -> aboutAll(new HelpCommand());
        };
    }

    private static CommandLine aboutAll(Callable<Integer> command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().versionProvider(new Version());
        return line;
    }

    private CommandLine run(CommandName name, List<StageName> stages, String header, String... description) {
        CommandLine command = new CommandLine(new RunCommand(streams, name, stages));
        command.getCommandSpec()
                .usageMessage()
                .header(header)
                .description(description)
                .footer(Stream.of(RUN_FOOTER)
                        .map(text -> text.replace("%s", name.word()))
                        .toArray(String[]::new));
        return command;
    }

    private int wrongUsage(ParameterException e, String[] args) {
        UsageProblem problem = UsageProblem.of(e);
        DefinitionFailure failure =
                new DefinitionFailure(FailureCode.COMMAND_LINE_WRONG, problem.message(), List.of(), problem.remedy());
        Narrator narrator = streams.narrator();
        discardSecrets(args, narrator);
        new ResultWriter(
                        streams,
                        new RunLog(narrator, CommandContext::now),
                        null,
                        ResultWriter.Drawing.ofFailure(streams))
                .failed(failure, null, Map.of());
        return FailureKind.DEFINITION.exitCode();
    }

    /** A file that may be used only once is deleted though the rest of the command line is wrong. */
    private static void discardSecrets(String[] args, Narrator narrator) {
        OnlySecrets secrets = new OnlySecrets();
        try {
            new CommandLine(secrets)
                    .registerConverter(Path.class, new PathConverter())
                    .setUnmatchedArgumentsAllowed(true)
                    .parseArgs(args);
        } catch (ParameterException e) {
            // No file is named.
            return;
        }
        for (Path file : secrets.once) {
            try {
                if (SecretsFile.discard(file)) {
                    narrator.fact("Deleted the secrets file " + file + ", which was to be used once.");
                }
            } catch (UnfitFailure e) {
                narrator.warning(e.code() + ": " + e.getMessage() + ". " + e.remedy());
            }
        }
    }

    /** What of a command line names files that may be used only once; all else is left. */
    @Command
    private static final class OnlySecrets {
        @Option(names = OptionName.SECRETS_ONCE)
        private List<Path> once = new ArrayList<>();
    }

    @Command(
            name = "nano-container-host",
            description = {
                "Turns Windows installation media into a running container host on Hyper-V.",
                "",
                "The log goes to standard error, one JSON result to standard output."
            },
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:done",
                "1:a fault of this program, with its trace",
                "2:definition or usage wrong",
                "3:machine, guest or input unfit; nearly always found before any work",
                "4:an operation failed",
                "5:a limit ran out",
                "6:another run works on this host",
                "7:refused: a VM that is not ours, rebuild: never, data at stake",
                "10:plan only: something is to be done",
                "130:aborted"
            })
    private static final class Root implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Name a command, for example: provision nano01.yaml");
        }
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {told()};
        }

        static String told() {
            String version = EngineCommand.class.getPackage().getImplementationVersion();
            return "nano-container-host " + (version == null ? "(not packaged)" : version);
        }
    }
}
