package io.jenkins.plugins.nanohost.engine.provision;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Stage;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.stage.disk.VhdStage;
import io.jenkins.plugins.nanohost.engine.stage.docker.DockerStage;
import io.jenkins.plugins.nanohost.engine.stage.files.FilesInput;
import io.jenkins.plugins.nanohost.engine.stage.files.FilesStage;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.stage.vm.VmStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the stages of a run from what the checks found. */
final class StageFactory {
    private final HostRun run;
    private final Preflight.Found found;

    StageFactory(HostRun run, Preflight.Found found) {
        this.run = run;
        this.found = found;
    }

    List<Stage> make(List<StageName> names) throws Failure, IOException, InterruptedException {
        List<Stage> stages = new ArrayList<>();
        for (StageName name : names) {
            stages.add(make(name));
        }
        return stages;
    }

    private Stage make(StageName name) throws Failure, IOException, InterruptedException {
        HostDefinition wanted = run.definition();
        return switch (name) {
            case VHD -> new VhdStage(
                    run, wanted.vhd(), Objects.requireNonNull(found.disk()), Objects.requireNonNull(found.space()));
            case VM -> new VmStage(run, wanted.vm());
            case FILES -> {
                HostWindows windows = windows(found.windows());
                yield new FilesStage(run, FilesInput.find(run, wanted.files(), windows.recipe()), windows);
            }
            case DOCKER -> new DockerStage(run, wanted.docker());
        };
    }

    private HostWindows windows(@CheckForNull HostWindows windows) throws UnfitFailure {
        if (windows == null) {
            RequiredEntries.disk(run);
            throw new IllegalStateException("a made disk has a known release");
        }
        return windows;
    }
}
