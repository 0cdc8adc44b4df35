package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.cli.argument.HostNames;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.engine.draft.DefinitionDraft;
import io.jenkins.plugins.nanohost.engine.draft.DraftMedia;
import io.jenkins.plugins.nanohost.engine.draft.DraftMedia.UsableImage;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.io.NoLinks;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first definition from media. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Writes a first definition from Windows media, with a comment for each field.",
        description = {
            "Lists the editions that can become a container host, and asks which one to take; without a terminal, "
                    + "--image names it. A base image and a Docker zip that fit and lie beside the media are filled in.",
            "Never writes over a file."
        },
        footer = {"", "Example:", "  nano-container-host init D:\\media\\WindowsServer2016.iso --name nano01"})
final class InitCommand implements Callable<Integer> {
    /** Long enough to look something up. */
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private static final int TRIES = 3;

    private final Streams streams;

    @Parameters(
            paramLabel = "MEDIA",
            description = "The Windows Server ISO, the folder of its files, or a WIM in that folder.")
    private Path media;

    @CheckForNull
    @Option(
            names = OptionName.IMAGE,
            paramLabel = "NAME",
            description = "The edition to take: its edition id, name or index.")
    private String image;

    @CheckForNull
    @Option(
            names = OptionName.NAME,
            paramLabel = "NAME",
            description = "The host's name. Default: nano01 on Nano Server, core01 on Server Core.")
    private String name;

    @CheckForNull
    @Option(
            names = OptionName.OUT,
            paramLabel = "FILE",
            description = "The file to write. Default: the host's name and .yaml, in this folder.")
    private Path out;

    @Mixin
    private Options.ResultOptions result;

    InitCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, null, null, null)).run(this::run);
    }

    private CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException {
        HostName given = name == null ? null : HostNames.parse(name, "Give another name with " + OptionName.NAME + ".");
        if (out != null) {
            refuseExisting(out);
        }
        DraftMedia found = DraftMedia.read(media);
        UsableImage chosen = choose(found, context);
        HostName host = given != null ? given : new HostName(chosen.isNano() ? "nano01" : "core01");
        Path file = out != null ? out : Path.of(host.value() + ".yaml");
        refuseExisting(file);
        requireComputerName(host);
        DefinitionDraft draft = DefinitionDraft.of(host, found, chosen, file, context.narrator());
        write(file, draft.text());
        context.narrator()
                .result("Wrote " + file + ", the definition of host " + host + " on " + chosen.release() + ", image "
                        + chosen);
        List<String> next = next(file);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", file.toString());
        values.put("host", host.value());
        values.put("media", found.path().toString());
        values.put("release", chosen.release());
        values.put("image", chosen.choice());
        values.put("toFill", draft.toFill());
        values.put("next", next);
        return new CommandOutcome(
                0,
                values,
                List.of(
                        "Fill in " + String.join(", ", draft.toFill()) + " in " + file + ". Then:",
                        "  check it:             " + next.get(0),
                        "  rehearse it:          " + next.get(1),
                        "  see what it would do: " + next.get(2)));
    }

    private static List<String> next(Path file) {
        String shown = file.toString().contains(" ") ? "\"" + file + "\"" : file.toString();
        return List.of(
                CommandName.VALIDATE.word() + " " + shown,
                CommandName.PROVISION.word() + " " + shown + " " + OptionName.MACHINE + " " + OptionName.REHEARSAL
                        + "try",
                CommandName.PLAN.word() + " " + shown);
    }

    /** The guest gets the host's name, which may be longer than a computer's. */
    private static void requireComputerName(HostName host) throws DefinitionFailure {
        try {
            ComputerName.parse(host.value());
        } catch (InvalidValueException e) {
            throw new DefinitionFailure(
                    FailureCode.HOST_NAME_WRONG,
                    "The host's name cannot be the guest's computer name: " + e.getMessage(),
                    List.of(),
                    "Give another name with " + OptionName.NAME + ".");
        }
    }

    private static void refuseExisting(Path file) throws RefusedFailure {
        if (file.getFileName() == null || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw existing(file);
        }
    }

    private static RefusedFailure existing(Path file) {
        return new RefusedFailure(
                FailureCode.FILE_KEPT,
                file + " is there already, and is not written over",
                "Name another file with " + OptionName.OUT + ", or another host with " + OptionName.NAME
                        + "; or move the file away.");
    }

    /** What another process writes at this moment is not written over either. */
    private static void write(Path file, String text) throws IOException, RefusedFailure {
        try {
            NoLinks.writeNew(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            throw existing(file);
        } catch (IOException e) {
            // A part of a definition is of no use, and would be refused to be written over.
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private UsableImage choose(DraftMedia found, CommandContext context)
            throws Failure, IOException, InterruptedException {
        if (image != null) {
            return found.image(choice(image));
        }
        List<UsableImage> images = found.images();
        if (images.isEmpty()) {
            return found.image(ImageChoice.ONLY);
        }
        if (images.size() == 1) {
            return images.get(0);
        }
        if (!streams.input().person() || !streams.terminal()) {
            throw severalImages(images);
        }
        return ask(images, context);
    }

    private static ImageChoice choice(String text) throws DefinitionFailure {
        try {
            return new ImageChoice(text);
        } catch (InvalidValueException e) {
            throw new DefinitionFailure(
                    FailureCode.NO_IMAGE_CHOSEN,
                    e.getMessage(),
                    List.of(),
                    "Give an edition id, a name or an index with " + OptionName.IMAGE + ".");
        }
    }

    private DefinitionFailure severalImages(List<UsableImage> images) {
        return new DefinitionFailure(
                FailureCode.NO_IMAGE_CHOSEN,
                media + " has " + images.size() + " editions that can become a container host, and none is chosen",
                images.stream().map(UsableImage::toString).toList(),
                "Choose one with " + OptionName.IMAGE + ", for example " + OptionName.IMAGE + " '"
                        + images.get(0).choice() + "'.");
    }

    private UsableImage ask(List<UsableImage> images, CommandContext context)
            throws Failure, IOException, InterruptedException {
        for (int i = 0; i < images.size(); i++) {
            streams.log().println("  " + (i + 1) + "  " + images.get(i));
        }
        for (int i = 0; i < TRIES; i++) {
            streams.log().print("Which edition, 1 to " + images.size() + "? ");
            streams.log().flush();
            Optional<String> answer = streams.input().line(ANSWER, context.stop());
            if (answer.isEmpty()) {
                break;
            }
            String text = answer.get();
            if (text.matches("[0-9]{1,3}")) {
                int number = Integer.parseInt(text);
                if (number >= 1 && number <= images.size()) {
                    return images.get(number - 1);
                }
            }
        }
        throw severalImages(images);
    }
}
