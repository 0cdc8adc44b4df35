package io.jenkins.plugins.nanohost.engine.stage.docker;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
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
 */
record DockerLook(Rest rest, Map<String, String> others, List<Change> byHand) {
    static final DockerLook NOTHING = of(Rest.NO_VM);

    /** Why Docker does not answer. */
    enum Rest {
        NO_VM(Presence.ABSENT),
        VM_OFF(Presence.RESTING),
        GUEST_SILENT(Presence.RESTING),
        STOPPED(Presence.RESTING),
        STARTING(Presence.RESTING),
        /** It answers, or one of the changes says why it does not. */
        NONE(Presence.THERE);

        private final Presence state;

        Rest(Presence state) {
            this.state = state;
        }

        Presence state() {
            return state;
        }
    }

    private static DockerLook of(Rest rest) {
        return new DockerLook(rest, Map.of(), List.of());
    }

    static DockerLook into(HostRun run, DockerDefinition wanted, DockerEntry entry)
            throws Failure, IOException, InterruptedException {
        VmEntry vm = run.ledger().vm();
        VmFact ours = vm == null ? null : new VmFinder(run).find().ours();
        if (vm == null || ours == null) {
            return NOTHING;
        }
        if (!ours.running()) {
            return of(Rest.VM_OFF);
        }
        if (!run.planning()) {
            new GuestLogon(run).waitUntilOpen(vm.vmId());
            return into(run, run.guest(vm.vmId()), wanted, entry);
        }
        GuestAccess access = run.guest(vm.vmId());
        GuestFact guest = run.perform(new GetGuestFact(access));
        if (isRefused(guest, ours, run.ledger().vhd()) && !run.mayWait()) {
            throw GuestLogon.refusal(run, List.of(access.user()));
        }
        return guest.ready() ? into(run, access, wanted, entry) : of(Rest.GUEST_SILENT);
    }

    /** A guest in its first boot, or without a heartbeat, refuses a right password too. */
    private static boolean isRefused(GuestFact guest, VmFact vm, @CheckForNull DiskEntry disk) {
        return guest.state() == GuestState.CREDENTIAL_REFUSED
                && vm.heartbeat()
                && (disk == null || !disk.firstBootOpen());
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
            return new DockerLook(Rest.NONE, others, byHand);
        }
        DockerFact docker = new GuestDocker(run, access, recipe).fact();
        if (docker.answering() && staged != null) {
            new StagedImage(staged, RequiredEntries.windows(run))
                    .missing(docker)
                    .ifPresent(name -> byHand.add(DockerDrift.changed("base image", "", name)));
        }
        return new DockerLook(
                switch (docker.state()) {
                    case STOPPED -> Rest.STOPPED;
                    case STARTING -> Rest.STARTING;
                    default -> Rest.NONE; // Docker that is absent is one of the changes.
                },
                Map.of(),
                byHand);
    }
}
