package io.jenkins.plugins.nanohost.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A folder with a definition and a rehearsed machine, and the command lines that use them. */
final class Workplace {
    static final String PASSWORD = "Kn0wn\u00e4Pass.word-42";
    static final Path EXAMPLES = Path.of("docs", "examples").toAbsolutePath();

    private final Path folder;

    Workplace(Path folder) {
        this.folder = folder;
    }

    /** An example's text with its media where they are. */
    static String example(String name) throws IOException {
        return Files.readString(EXAMPLES.resolve(name)).replace("media/", EXAMPLES + "/media/");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path machine() {
        return file("machine");
    }

    /** Makes the folder of the rehearsed machine; the first command makes the machine. */
    Workplace withMachine() throws IOException {
        Files.createDirectories(machine());
        return this;
    }

    Path definition(String text) throws IOException {
        return Files.writeString(file("host.yaml"), text);
    }

    Path nano01() throws IOException {
        return definition(example("nano01.yaml"));
    }

    /** Orders a fault for the next run. */
    Path fault(String fault) throws IOException {
        Files.createDirectories(machine());
        return Files.writeString(machine().resolve("faults.txt"), fault + "\n");
    }

    Path secrets(String permissions) throws IOException {
        Path file = Files.writeString(file("secrets.json"), "{\"administratorPassword\": \"" + PASSWORD + "\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    /** The command line with the rehearsed machine. */
    String[] line(String command, Object... more) {
        List<String> line = new ArrayList<>(List.of(command));
        for (Object one : more) {
            line.add(one.toString());
        }
        line.addAll(List.of("--machine", "rehearsal:" + machine()));
        return line.toArray(new String[0]);
    }

    Ran run(String command, Object... more) {
        return Ran.command(line(command, more));
    }

    EngineProcess start(String command, Object... more) throws IOException {
        return new EngineProcess(file("streams"), line(command, more));
    }
}
