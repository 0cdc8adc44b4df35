package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallBaseImage;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.NewDockerNetwork;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles.GuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.ImageInstalled;
import io.jenkins.plugins.nanohost.engine.stage.DetachedWait;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Wait;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.stage.vm.StagedCopy;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Docker in one guest: the steps that are done with it there. */
final class GuestDocker {
    private static final Duration DOCKER_LIMIT = Duration.ofMinutes(5);

    /** A small archive may be a large image, and after it a service may take five minutes more to start again. */
    private static final Duration IMAGE_LEAST = Duration.ofMinutes(30);

    /** Docker's driver for containers that have their own addresses, and the name of its network here. */
    private static final String TRANSPARENT = "transparent";

    private final HostRun run;
    private final GuestAccess access;
    private final Recipe recipe;

    GuestDocker(HostRun run, GuestAccess access, Recipe recipe) {
        this.run = run;
        this.access = access;
        this.recipe = recipe;
    }

    DockerFact fact() throws Failure, InterruptedException {
        return run.perform(new GetDockerFact(access, recipe.start()));
    }

    /** Refuses to go on if the files in the guest are not exactly those that were staged. */
    void verify(FilesEntry staged) throws Failure, IOException, InterruptedException {
        for (StagedFile file : staged.files()) {
            GuestFile found = new StagedCopy(run, access, file).find().orElse(null);
            if (found == null || !found.sha256().equals(file.sha256())) {
                throw new UnfitFailure(
                        FailureCode.STAGED_FILE_CHANGED,
                        "In the guest, " + file.to() + (found == null ? " is missing" : " is not what was staged"),
                        "Run stageContainerFiles (command: files) again: it copies what differs.");
            }
        }
    }

    void installImage(FilesEntry staged) throws Failure, IOException, InterruptedException {
        if (staged.baseImage().isEmpty()) {
            run.narrator().warning("No base image was staged; pull one before the first container is made.");
            return;
        }
        long bytes = staged.files().stream()
                .filter(file -> file.to().equals(staged.baseImage()))
                .mapToLong(StagedFile::length)
                .sum();
        ArchivePart part = new StagedImage(staged, RequiredEntries.windows(run)).part();
        ImageInstalled installed = new DetachedWait(
                        "the base image in " + run.folder().host(), IMAGE_LEAST, bytes)
                .until(run, again -> new InstallBaseImage(access, staged.baseImage(), recipe.baseImage(), part, again));
        run.narrator().fact("Base image: " + installed.note());
    }

    /** Starts it and waits until it answers. */
    DockerFact start() throws Failure, IOException, InterruptedException {
        run.perform(new StartDocker(access, recipe.start()));
        return waitForAnswer();
    }

    DockerFact waitForAnswer() throws Failure, IOException, InterruptedException {
        return new Wait(
                        FailureCode.DOCKER_LIMIT,
                        "Docker's answer in " + run.folder().host(),
                        DOCKER_LIMIT,
                        "The daemon's own log above shows why; run it again when that is fixed.")
                .until(run, seen -> {
                    DockerFact docker = fact();
                    seen.note(docker.state().word() + "; the daemon's log ends with: " + docker.log());
                    if (docker.state() == DockerState.STOPPED) {
                        run.perform(new StartDocker(access, recipe.start()));
                    }
                    return docker.answering() ? Optional.of(docker) : Optional.empty();
                });
    }

    /** Makes the network in which containers have their own addresses. */
    void makeTransparentNetwork() throws Failure, InterruptedException {
        String note = run.perform(new NewDockerNetwork(access, TRANSPARENT, TRANSPARENT))
                .note();
        run.narrator().fact("Container network: " + note + "; containers enter it with --network " + TRANSPARENT);
    }
}
