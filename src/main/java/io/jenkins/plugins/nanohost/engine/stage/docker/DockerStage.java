package io.jenkins.plugins.nanohost.engine.stage.docker;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.DefinitionForm;
import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallBaseImage;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.NewContainerSwitch;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.plan.Observation;
import io.jenkins.plugins.nanohost.engine.plan.Planner;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Stage;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.vm.FirstBootEnd;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import io.jenkins.plugins.nanohost.engine.tls.TlsIssuer;
import io.jenkins.plugins.nanohost.engine.tls.TlsMaterial;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** {@code installContainerHost}: network, Docker and base image in the guest, and an endpoint with TLS. */
public final class DockerStage implements Stage {
    /** How long before they expire certificates are renewed. */
    private static final Duration RENEWAL = Duration.ofDays(30);

    private final HostRun run;
    private final DockerDefinition wanted;
    private final NatNetwork network;

    /** What was decided before this run did anything; null: the run only plans. */
    @CheckForNull
    private Decision foreseen;

    public DockerStage(HostRun run, DockerDefinition wanted) {
        this.run = run;
        this.wanted = wanted;
        this.network = new NatNetwork(run, wanted);
    }

    @Override
    public StageName name() {
        return StageName.DOCKER;
    }

    @Override
    public String thing() {
        return "container host " + run.folder().host();
    }

    @Override
    public Decision decide() throws Failure, IOException, InterruptedException {
        DockerEntry entry = run.ledger().docker();
        if (entry == null || entry.progress() == Progress.MAKING) {
            return decide(DockerLook.NOTHING);
        }
        Decision decision = decideOnThere(entry, DockerLook.into(run, wanted, entry));
        if (run.planning()) {
            foreseen = decision;
        }
        // The run itself may have stopped or restarted Docker since, or put back a program, which is then no reason of
        // its own.
        return foreseen != null && isAsItWas(decision) && isOfNow(foreseen) ? foreseen : decision;
    }

    private static boolean isAsItWas(Decision decision) {
        return decision instanceof Decision.Keep || decision instanceof Decision.Resume;
    }

    /** Whether its reason is what was found of Docker then, and not what is wanted. */
    private static boolean isOfNow(Decision decision) {
        return decision instanceof Decision.Resume
                || decision instanceof Decision.Update
                        && !decision.changes().isEmpty()
                        && decision.changes().stream().allMatch(change -> change.by() == Change.Origin.HAND);
    }

    private Decision decideOnThere(DockerEntry entry, DockerLook found) throws UnfitFailure {
        Decision decision = decide(found);
        if (isAsItWas(decision) && endsSoon(entry)) {
            return new Decision.Update("its certificates end on "
                    + LocalDate.ofInstant(entry.certificateEnds(), ZoneOffset.UTC)
                    + "; they are renewed " + RENEWAL.toDays() + " days before");
        }
        if (isAsItWas(decision) && clientLacks(entry)) {
            return new Decision.Update("the client certificate is not in "
                    + run.folders().client().path() + "; its key was given out once and is kept nowhere else");
        }
        if (isAsItWas(decision) && run.vmRestarts() && found.rest() != DockerLook.Rest.VM_OFF) {
            return new Decision.Resume("its VM is restarted");
        }
        return decision instanceof Decision.Resume ? started(found.rest()) : decision;
    }

    /** How it is started again, with what a person stopped. */
    private Decision.Resume started(DockerLook.Rest rest) throws UnfitFailure {
        String docker = "Docker's " + RequiredEntries.recipe(run).start().word();
        // Later this run may have stopped it itself, as may one that was killed.
        FilesEntry former = run.former().files();
        boolean byHand = run.planning() && former != null && former.progress() == Progress.MADE;
        return switch (rest) {
            case STOPPED -> inVm(
                    docker + " does not run, and is started",
                    byHand ? List.of(DockerDrift.changed(docker, DockerState.STOPPED.word(), "running")) : List.of());
            case STARTING -> inVm(docker + " is starting, and is waited for", List.of());
            case GUEST_SILENT -> inVm("its guest does not answer yet, and is waited for", List.of());
            default -> new Decision.Resume("its VM does not run, and is started");
        };
    }

    private static Decision.Resume inVm(String reason, List<Change> changes) {
        return new Decision.Resume(reason, changes, Decision.Resume.Start.IN_VM);
    }

    private boolean clientLacks(DockerEntry entry) {
        return run.folders().client() != null && !run.folders().client().holds(entry.authority());
    }

    private boolean endsSoon(DockerEntry entry) {
        return !run.pace().now().isBefore(entry.certificateEnds().minus(RENEWAL));
    }

    private Decision decide(DockerLook found) throws UnfitFailure {
        network.requireApart(thing());
        DockerEntry entry = run.ledger().docker();
        Map<String, String> there = new TreeMap<>(entry == null ? Map.of() : entry.inputs());
        there.putAll(found.others());
        // What is installed can always be set up again in place, so every change can be an update.
        return Planner.on(
                        run.definition().rebuild(), input -> true, run.former().docker(), "its VM")
                .decide(new Observation(
                        thing(),
                        "same settings and files, and Docker answers",
                        inputs(),
                        there,
                        entry,
                        found.rest().state(),
                        found.byHand()));
    }

    private Map<String, String> inputs() throws UnfitFailure {
        Map<String, String> inputs = new TreeMap<>(DefinitionForm.texts(wanted));
        inputs.put("subnet", network.subnet());
        DiskEntry disk = run.ledger().vhd();
        inputs.put("disk", disk == null ? "" : disk.id());
        VmEntry vm = run.ledger().vm();
        inputs.put("address", vm == null ? "" : vm.addressText());
        FilesEntry files = run.ledger().files();
        if (files != null) {
            // The user's own files are beside Docker; a change in them is no change of Docker.
            Recipe recipe = RequiredEntries.recipe(run);
            files.files().stream()
                    .filter(file -> file.to().equals(files.baseImage()) || recipe.isProgram(file.to()))
                    .forEach(file -> inputs.put(file.to(), file.sha256()));
        }
        return inputs;
    }

    @Override
    public void perform(Decision decision) throws Failure, IOException, InterruptedException {
        Recipe recipe = RequiredEntries.recipe(run);
        FilesEntry staged = RequiredEntries.files(run);
        VmEntry vm = new ContainerVm(run).ready(wanted.network());
        network.requireApart(thing());
        GuestFact windows = new FirstBootEnd(run, vm.vmId()).await();
        GuestAccess access = run.guest(vm.vmId());
        GuestDocker guest = new GuestDocker(run, access, recipe);
        guest.verify(staged);

        DockerEntry had = run.ledger().docker();
        boolean onlyStart = decision instanceof Decision.Resume && had != null && had.progress() == Progress.MADE;
        boolean repairs = had != null && isRepair(decision, had);
        boolean anew = !onlyStart && !repairs;
        if (anew) {
            network.requireTaken(access);
        }
        DockerEntry entry = anew ? setUp(access, windows.computerName(), address(vm)) : had;
        if (repairs) {
            repair(access);
        }
        if (recipe.baseImage() == BaseImageKind.WIM) {
            guest.installImage(staged);
        }
        DockerFact docker = guest.start();
        StagedImage image = new StagedImage(staged, RequiredEntries.windows(run));
        if (recipe.baseImage() == BaseImageKind.ARCHIVE
                && (anew || image.missing(docker).isPresent())) {
            guest.installImage(staged);
            docker = guest.waitForAnswer();
        }
        if (wanted.network() == ContainerNetwork.TRANSPARENT
                && recipe.ownSwitch().isEmpty()) {
            guest.makeTransparentNetwork();
            docker = guest.waitForAnswer();
        }
        if (!staged.baseImage().isEmpty() && docker.images().isEmpty()) {
            throw Operation.failure(
                    FailureCode.IMAGE_NOT_LISTED,
                    InstallBaseImage.class,
                    "Docker does not list the base image that was installed",
                    "Run it again; if that does not help, build again with rebuild: always.");
        }
        network.confirm(access);
        remember(Progress.MADE, entry, docker.serverVersion());
        run.narrator()
                .fact("Docker " + docker.serverVersion() + " answers at " + entry.dockerHost() + " with images "
                        + docker.images());
    }

    /** Whether all that is to be done is to take back what was changed by hand, and the certificates can stay. */
    private boolean isRepair(Decision decision, DockerEntry had) {
        List<Change> changes = decision.changes();
        return decision instanceof Decision.Update
                && had.progress() == Progress.MADE
                && !changes.isEmpty()
                && changes.stream()
                        .allMatch(
                                change -> change.by() == Change.Origin.HAND && !InstalledCertificates.concerns(change))
                && !endsSoon(had)
                && !clientLacks(had);
    }

    /** The ledger says what is wanted all the while, so a run that is killed here leaves nothing that the next does not see. */
    private void repair(GuestAccess access) throws Failure, InterruptedException {
        if (install(access, "", "", new Secret("")).changed()) {
            run.narrator().fact("Set up Docker as it was, in place; its certificates stay");
        }
    }

    /** With empty certificates, those in the guest stay. */
    private Done install(GuestAccess access, String authority, String certificate, Secret key)
            throws Failure, InterruptedException {
        Recipe recipe = RequiredEntries.recipe(run);
        DaemonSettings daemon = new DaemonSettings(wanted.port(), network.subnet());
        boolean task = recipe.isTask();
        return run.perform(new InstallDocker(
                access,
                recipe.start(),
                task
                        ? ""
                        : daemon.json(run.perform(new GetDockerSetup(access, recipe.start()))
                                .settings()),
                task ? daemon.arguments(recipe.ownSwitch()) : "",
                wanted.port(),
                authority,
                certificate,
                key));
    }

    private static IpAddress address(VmEntry vm) {
        return Objects.requireNonNull(vm.address(), "a VM that is ready has an address");
    }

    private DockerEntry setUp(GuestAccess access, String computer, IpAddress address)
            throws Failure, IOException, InterruptedException {
        Recipe recipe = RequiredEntries.recipe(run);
        if (!recipe.ownSwitch().isEmpty()) {
            run.perform(new NewContainerSwitch(access, recipe.ownSwitch(), wanted.network(), network.subnet()));
        }
        TlsMaterial tls = new TlsIssuer(run.pace().now())
                .issue(computer, List.of(address.value(), "127.0.0.1"), List.of(computer, "localhost"));
        ClientFolder client = client();
        DockerEntry entry = new DockerEntry(
                Progress.MAKING,
                inputs(),
                run.timestamp(),
                "tcp://" + address.inUrl() + ":" + wanted.port(),
                "",
                Digests.ofText(tls.authority()),
                tls.ends(),
                client.path().toString());
        // Until Docker has the new certificates, the client's former one may still be valid, so the ledger keeps it.
        run.remember(run.ledger().withDocker(entry.ofAuthority(run.ledger().docker())));
        install(access, tls.authority(), tls.serverCertificate(), tls.serverKey());
        run.remember(run.ledger().withDocker(entry));
        client.write(tls);
        run.narrator().fact("Client certificate in " + client.path() + " (DOCKER_CERT_PATH)");
        return entry;
    }

    /**
     * The folder for the client's certificate: the one that is given now, or the one where the former certificate still is, or the
     * host's own.
     */
    private ClientFolder client() {
        if (run.folders().client() != null) {
            return run.folders().client();
        }
        DockerEntry had = run.ledger().docker();
        ClientFolder former =
                had == null || had.clientFolder().isEmpty() ? null : new ClientFolder(Path.of(had.clientFolder()));
        return former != null && former.holds(had.authority())
                ? former
                : new ClientFolder(run.folder().tls());
    }

    private void remember(Progress progress, DockerEntry entry, String version) throws IOException, UnfitFailure {
        run.remember(run.ledger()
                .withDocker(new DockerEntry(
                        progress,
                        inputs(),
                        run.timestamp(),
                        entry.dockerHost(),
                        version,
                        entry.authority(),
                        entry.certificateEnds(),
                        entry.clientFolder())));
    }

    @Override
    public void assume(Decision decision) {
        // No later stage needs it.
    }

    @Override
    public Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        DockerEntry entry = run.ledger().docker();
        if (entry != null) {
            result.put("dockerHost", entry.dockerHost());
            result.put("dockerVersion", entry.dockerVersion());
            result.put("certificateEnds", entry.certificateEnds().toString());
            ClientFolder given = run.folders().client();
            String folder = given == null ? entry.clientFolder() : given.path().toString();
            if (!folder.isEmpty()) {
                result.put("tlsFolder", folder);
            }
        }
        return result;
    }
}
