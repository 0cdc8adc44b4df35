package io.jenkins.plugins.nanohost.engine.stage.disk;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.DefinitionForm;
import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.NextDisk;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.plan.Observation;
import io.jenkins.plugins.nanohost.engine.plan.Planner;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.Seconds;
import io.jenkins.plugins.nanohost.engine.stage.Stage;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.found.DiskPaths;
import io.jenkins.plugins.nanohost.engine.stage.found.DiskSharing;
import io.jenkins.plugins.nanohost.engine.stage.found.FormerVm;
import io.jenkins.plugins.nanohost.engine.stage.found.VmDisks;
import io.jenkins.plugins.nanohost.engine.stage.found.VmFinder;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import io.jenkins.plugins.nanohost.engine.value.guest.BuiltInAccount;
import io.jenkins.plugins.nanohost.engine.windows.AnswerFile;
import io.jenkins.plugins.nanohost.engine.windows.FirstBoot;
import io.jenkins.plugins.nanohost.engine.windows.GuestSetup;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** {@code nanoVhd}: makes a base disk from media, and a host disk from the base disk. */
public final class VhdStage implements Stage {
    private static final String TAKEN_REMEDY =
            "Give this host another one; or remove the other host, if nobody needs it any more.";

    private final HostRun run;
    private final VhdDefinition wanted;
    private final DiskInput input;
    private final DiskSpace space;
    private final BaseDisk base;
    private final OtherHosts others;

    public VhdStage(HostRun run, VhdDefinition wanted, DiskInput input, DiskSpace space) {
        this.run = run;
        this.space = space;
        this.wanted = wanted;
        this.input = input;
        this.base = new BaseDisk(run, wanted.base(), input);
        this.others = new OtherHosts(run);
    }

    @Override
    public StageName name() {
        return StageName.VHD;
    }

    @Override
    public String thing() {
        return "host disk " + path();
    }

    private GuestDefinition guest() {
        return wanted.guest();
    }

    private Path path() {
        return run.folder().disk(wanted.base().format());
    }

    private Path next() {
        return run.folder().nextDisk(wanted.base().format());
    }

    @Override
    public Decision decide() throws Failure, IOException, InterruptedException {
        DiskEntry made = run.ledger().vhd();
        for (Path place : List.of(path(), next(), Path.of(MachineOperation.partial(next().toString())))) {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isKnown(place)) {
                return new Decision.Refuse(
                        FailureCode.DISK_NOT_OURS,
                        place + " exists and the ledger does not know it",
                        "Move it away; the plugin does not overwrite what it did not make.");
            }
        }
        if (made != null && leadsNowhere(Path.of(made.path()))) {
            return new Decision.Refuse(
                    FailureCode.DISK_UNREACHABLE,
                    made.path() + " is a link to a place that cannot be reached",
                    "See whether its volume is online; if the disk is lost, move the link away.");
        }
        Observation.Presence state = made != null && Files.isRegularFile(Path.of(made.path()))
                ? Observation.Presence.THERE
                : Observation.Presence.ABSENT;
        Optional<String> loss = state == Observation.Presence.THERE ? baseDiskLoss(made) : Optional.empty();
        if (loss.isPresent()) {
            return run.definition().rebuild() == Rebuild.NEVER
                    ? new Decision.Refuse(
                            FailureCode.BASE_DISK_GONE,
                            thing() + " cannot be used: " + loss.get(),
                            "Put that base disk back, or set rebuild: whenChanged to make both again.")
                    : built(new Decision.Build(loss.get()));
        }
        if (state == Observation.Presence.ABSENT && run.definition().rebuild() == Rebuild.NEVER && ourVmIsThere()) {
            return new Decision.Refuse(
                    FailureCode.REBUILD_FORBIDDEN,
                    thing() + " is gone and would be made again, for which its VM is removed, but the definition says"
                            + " rebuild: never",
                    "Bring the disk back, or set rebuild: whenChanged.");
        }
        return built(new Planner(run.definition().rebuild(), input -> false)
                .decide(new Observation(thing(), "same media, packages and settings", inputs(), made, state)));
    }

    /** The target of a link may only be offline, which does not mean that it is gone. */
    private static boolean leadsNowhere(Path disk) {
        return Files.exists(disk, LinkOption.NOFOLLOW_LINKS) && Files.notExists(disk);
    }

    private boolean isKnown(Path disk) {
        DiskEntry made = run.ledger().vhd();
        NextDisk next = run.ledger().nextDisk();
        return made != null && DiskPaths.same(made.path(), disk.toString())
                || next != null
                        && (DiskPaths.same(next.path(), disk.toString())
                                || DiskPaths.same(MachineOperation.partial(next.path()), disk.toString()));
    }

    private boolean ourVmIsThere() throws Failure, InterruptedException {
        return run.ledger().vm() != null && new VmFinder(run).find().ours() != null;
    }

    /** A child without its parent cannot be read; this is checked before a VM is stopped for it. Empty: it has its parent. */
    private static Optional<String> baseDiskLoss(DiskEntry disk) throws InterruptedException {
        Path parent = Path.of(disk.baseDisk());
        if (disk.progress() != Progress.MADE || !disk.differencing()) {
            return Optional.empty();
        }
        if (Files.notExists(parent)) {
            return Optional.of("its base disk " + parent + " is gone");
        }
        return DiskChain.isOther(Path.of(disk.path()), parent)
                ? Optional.of("its base disk " + parent + " is gone: another one is under its name")
                : Optional.empty();
    }

    private Decision built(Decision decision) throws Failure, IOException, InterruptedException {
        if (decision.acts()) {
            Optional<String> taken = others.objection(guest());
            if (taken.isPresent()) {
                return new Decision.Refuse(FailureCode.ADDRESS_TAKEN, taken.get(), TAKEN_REMEDY);
            }
            run.password();
            base.requireSound();
            new DiskSharing(run).requireRemovable();
            DiskEntry made = run.ledger().vhd();
            if (made != null && made.progress() == Progress.MADE) {
                space.requireNext();
            }
        }
        return decision;
    }

    /** The fields of the definition; a field that names a file is replaced by the file's content. */
    private Map<String, String> inputs() {
        DiskFiles files = input.files();
        Map<String, String> inputs = new TreeMap<>(DefinitionForm.texts(wanted));
        inputs.putAll(input.baseInputs(wanted.base()));
        inputs.put("domainBlob", files.domainBlob());
        inputs.put("files", new TreeMap<>(files.placed()).toString());
        // Case does not count, and an older ledger has the name as it was typed.
        DiskEntry made = run.ledger().vhd();
        String zone = made == null ? "" : made.inputs().getOrDefault("timeZone", "");
        inputs.computeIfPresent(
                "timeZone", (name, wantedZone) -> wantedZone.equalsIgnoreCase(zone) ? zone : wantedZone);
        // A product key is worth money: a message says that it changed, and never shows it.
        inputs.computeIfPresent("productKey", (name, key) -> Digests.ofText(key));
        return inputs;
    }

    @Override
    public void perform(Decision decision) throws Failure, IOException, InterruptedException {
        input.release().expiry(input.image().editionId()).ifPresent(run.narrator()::warning);
        String id = UUID.randomUUID().toString();
        long began = System.nanoTime();
        DiskEntry former = run.ledger().vhd();
        OwnerOnly.createFolder(run.folder().vm());
        try (FolderLock held = base.require()) {
            if (former == null || former.progress() == Progress.MAKING) {
                removeFormer();
                remember(Progress.MAKING, id);
                requireStillFree(former);
            }
            run.remember(run.ledger().withNextDisk(new NextDisk(next().toString())));
            make(next());
            // The old disk is removed only when the new one is whole, so that a failure leaves the host as it was.
            if (former != null && former.progress() == Progress.MADE) {
                // Minutes have passed, and a backup may have begun in that time.
                new VmDisks(run).requireAsMade();
                new DiskSharing(run).requireRemovable();
                removeFormer();
                remember(Progress.MAKING, id);
            }
        }
        Files.move(next(), path(), StandardCopyOption.ATOMIC_MOVE);
        run.remember(run.ledger().withNextDisk(null));
        remember(Progress.MADE, id);
        run.narrator()
                .fact("Made host disk " + path() + " for "
                        + (guest().computerName() == null ? "a computer of a domain" : guest().computerName()) + " in "
                        + Seconds.since(began) + " s");
        if (guest().domainBlob() != null) {
            run.narrator()
                    .warning(
                            "How long the administrator's password is valid is for the domain's own policy to say, once"
                                    + " the guest has joined it; when it ends, nobody can log on to "
                                    + run.folder().host() + ".");
        }
        new BaseCache(run).trim();
    }

    /** Two runs that begin at the same time both find the address free; once both have written it, one at least sees the other. */
    private void requireStillFree(@CheckForNull DiskEntry former) throws Failure, IOException {
        Optional<String> taken = others.objection(guest());
        if (taken.isPresent()) {
            run.remember(run.ledger().withVhd(former));
            throw new RefusedFailure(FailureCode.ADDRESS_TAKEN, taken.get(), TAKEN_REMEDY);
        }
    }

    private void make(Path disk) throws Failure, InterruptedException {
        GuestSetup setup = input.setup(wanted.guest());
        run.perform(new NewHostDisk(
                disk.toString(),
                base.path().toString(),
                wanted.hostDisk(),
                new Secret(AnswerFile.offline(setup, run.password().reveal())),
                new Secret(AnswerFile.boot(setup, run.password().reveal())),
                FirstBoot.script(setup),
                guest().domainBlob() == null ? "" : guest().domainBlob().toString(),
                wanted.files().stream()
                        .map(file ->
                                new FileCopy(file.from().toString(), file.to().value()))
                        .toList()));
    }

    /** Removes the VM that runs from the former disk, then the disk; both only if they are ours. */
    private void removeFormer() throws Failure, IOException, InterruptedException {
        if (new FormerVm(run).remove().isPresent()) {
            run.narrator().fact("Removed VM " + run.folder().host() + ", which ran from the former host disk");
        }
        run.remember(run.ledger().withVm(null).withFiles(null).withDocker(null));
        if (run.ledger().vhd() != null) {
            // A checkpoint that was made at the last moment is merged now.
            new DiskSharing(run).requireRemovable();
            run.perform(new RemoveDisk(run.ledger().vhd().path()));
        }
    }

    private void remember(Progress progress, String id) throws IOException {
        run.remember(run.ledger()
                .withVhd(new DiskEntry(
                        progress,
                        inputs(),
                        run.timestamp(),
                        id,
                        path().toString(),
                        base.path().toString(),
                        input.release().title(),
                        input.image().editionId(),
                        input.image().version().build(),
                        HostWindows.of(input).revision(),
                        input.installation() == Installation.NANO,
                        wanted.base().generation(),
                        wanted.hostDisk(),
                        input.packages().stream().map(Object::toString).toList(),
                        wanted.guest().computerName(),
                        guest().network() == null ? null : guest().network().address(),
                        true,
                        BuiltInAccount.of(input.language(guest())))));
    }

    @Override
    public void assume(Decision decision) throws IOException {
        if (decision.acts()) {
            run.remember(run.ledger().withVm(null).withFiles(null).withDocker(null));
            remember(Progress.MADE, "new");
        }
    }

    @Override
    public Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        DiskEntry disk = run.ledger().vhd();
        if (disk != null) {
            result.put("vhd", disk.path());
            result.put("baseDisk", disk.baseDisk());
            result.put("release", disk.release());
            result.put("edition", disk.edition());
            result.put("build", disk.build());
        }
        return result;
    }
}
