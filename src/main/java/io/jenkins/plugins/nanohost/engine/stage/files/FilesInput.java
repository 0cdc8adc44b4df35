package io.jenkins.plugins.nanohost.engine.stage.files;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.DefinitionForm;
import io.jenkins.plugins.nanohost.engine.definition.FilesDefinition;
import io.jenkins.plugins.nanohost.engine.definition.OwnFile;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedFile;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import io.jenkins.plugins.nanohost.engine.windows.DockerPrograms;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files to stage, as they were found on the machine.
 *
 * @param baseImage its path in the guest; empty where there is none
 * @param docker the source of the programs; null where Docker is not staged
 */
public record FilesInput(
        FilesDefinition wanted,
        List<StagedFile> files,
        String baseImage,
        @CheckForNull DockerPrograms docker,
        List<String> programs) {
    public FilesInput {
        files = List.copyOf(files);
        programs = List.copyOf(programs);
    }

    /** Unpacks what is still in a zip. Called before the files are copied. */
    void unpack() throws IOException, Failure, InterruptedException {
        if (docker != null) {
            for (String program : programs) {
                docker.file(program);
            }
        }
    }

    /** Finds and hashes the files; a digest that the ledger has for the same length and time is used again. */
    public static FilesInput find(HostRun run, FilesDefinition wanted, Recipe recipe)
            throws UnfitFailure, AbortedFailure, IOException, InterruptedException {
        Map<String, StagedFile> known = new TreeMap<>();
        FilesEntry had = run.ledger().files();
        if (had != null) {
            had.files().forEach(file -> known.put(file.to(), file));
        }
        List<StagedFile> files = new ArrayList<>();
        DockerPrograms docker = wanted.docker() == null
                ? null
                : new DockerPrograms(wanted.docker(), run.folders().work().files(), run.stop());
        if (docker != null) {
            for (String program : recipe.programs()) {
                files.add(new StagedFile(
                        docker.place(program).toString(),
                        recipe.dockerFolder() + "\\" + program,
                        docker.length(program),
                        0,
                        docker.sha256(program)));
            }
        }
        String baseImage = "";
        if (wanted.baseImage() != null) {
            baseImage = SetupPath.OWN_FOLDER + "\\"
                    + (recipe.baseImage() == BaseImageKind.WIM ? "baseimage.wim" : "baseimage.tar");
            files.add(hash(run, wanted.baseImage(), baseImage, known));
        }
        for (OwnFile file : wanted.copy()) {
            files.add(hash(run, file.from(), file.to().value(), known));
        }
        return new FilesInput(wanted, files, baseImage, docker, recipe.programs());
    }

    private static StagedFile hash(HostRun run, Path from, String to, Map<String, StagedFile> known)
            throws IOException, AbortedFailure {
        long length = Files.size(from);
        long modified = Files.getLastModifiedTime(from).toMillis();
        @CheckForNull StagedFile before = known.get(to);
        String digest = before != null
                        && before.from().equals(from.toString())
                        && before.length() == length
                        && before.modified() == modified
                ? before.sha256()
                : Digests.ofFile(from, run.narrator(), run.stop());
        return new StagedFile(from.toString(), to, length, modified, digest);
    }

    /** The fields of the definition. A file is compared by its destination and its digest, not by its source. */
    Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(DefinitionForm.texts(wanted));
        inputs.keySet().removeAll(Set.of("baseImage", "docker", "copy"));
        files.forEach(file -> inputs.put(file.to(), file.sha256()));
        return inputs;
    }
}
