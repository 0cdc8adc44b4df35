package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.plan.Observation.Presence;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.found.VmFinder;
import io.jenkins.plugins.nanohost.engine.stage.vm.GuestLogon;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.stage.vm.StagedLook;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a look at Docker in the guest shows.
 *
 * @param others the programs that are not those that were staged, with what is there
 * @param byHand what a person changed in how it is set up
 * @param stopped whether it is there and does not run, in a guest that does
 */
record DockerLook(Presence state, Map<String, String> others, List<Change> byHand, boolean stopped) {
    static final DockerLook NOTHING = of(Presence.ABSENT);

    private static DockerLook of(Presence state) {
        return new DockerLook(state, Map.of(), List.of(), false);
    }

    static DockerLook into(HostRun run, DockerDefinition wanted, DockerEntry entry)
            throws Failure, IOException, InterruptedException {
        VmEntry vm = run.ledger().vm();
        VmFact ours = vm == null ? null : new VmFinder(run).find().ours();
        if (vm == null || ours == null) {
            return NOTHING;
        }
        if (!ours.running()) {
            return of(Presence.RESTING);
        }
        GuestFact guest = run.planning()
                ? run.perform(new GetGuestFact(run.guest(vm.vmId())))
                : new GuestLogon(run).waitUntilOpen(vm.vmId());
        return guest.ready() ? into(run, run.guest(vm.vmId()), wanted, entry) : of(Presence.RESTING);
    }

    private static DockerLook into(HostRun run, GuestAccess access, DockerDefinition wanted, DockerEntry entry)
            throws Failure, IOException, InterruptedException {
        Recipe recipe = RequiredEntries.recipe(run);
        FilesEntry staged = run.ledger().files();
        Map<String, String> others = staged == null
                ? Map.of()
                : new StagedLook(run, access)
                        .others(staged.files().stream()
                                .filter(file -> recipe.isProgram(file.to()))
                                .toList());
        DaemonSettings written = new DaemonSettings(
                Integer.parseInt(entry.inputs().getOrDefault("port", Integer.toString(wanted.port()))),
                entry.inputs().getOrDefault("subnet", ""));
        List<Change> byHand =
                new ArrayList<>(new DockerDrift(recipe, run.perform(new GetDockerSetup(access, recipe.start())), entry)
                        .changes(written));
        if (!others.isEmpty()) {
            // A client that is gone, or is another program, is not run.
            return new DockerLook(Presence.THERE, others, byHand, false);
        }
        DockerFact docker = new GuestDocker(run, access, recipe).fact();
        if (docker.answering() && staged != null) {
            new StagedImage(staged, recipe.baseImage())
                    .missing(docker)
                    .ifPresent(name -> byHand.add(DockerDrift.changed("base image", "", name)));
        }
        boolean stopped = docker.state() == DockerState.STOPPED;
        // Docker that is absent is one of the changes.
        boolean rests = stopped || docker.state() == DockerState.STARTING;
        return new DockerLook(rests ? Presence.RESTING : Presence.THERE, Map.of(), byHand, stopped);
    }
}
