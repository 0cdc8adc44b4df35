package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.definition.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.definition.Rebuild;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.Secret;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.plan.Planner;
import io.jenkins.plugins.nanohost.engine.plan.Situation;
import io.jenkins.plugins.nanohost.engine.windows.AnswerFile;
import io.jenkins.plugins.nanohost.engine.windows.FirstBoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** {@code nanoVhd}: a host disk from a base disk from media. */
final class VhdStage implements Stage {
    private final HostRun run;
    private final VhdDefinition wanted;
    private final DiskInput input;
    private final BaseDisk base;

    VhdStage(HostRun run, VhdDefinition wanted, DiskInput input) {
        this.run = run;
        this.wanted = wanted;
        this.input = input;
        this.base = new BaseDisk(run, wanted, input);
    }

    @Override
    public StageName name() {
        return StageName.VHD;
    }

    @Override
    public String thing() {
        return "host disk " + run.folder().disk();
    }

    @Override
    public Decision decide() throws Failure, InterruptedException {
        Situation.State state =
                Files.isRegularFile(run.folder().disk()) ? Situation.State.THERE : Situation.State.ABSENT;
        if (run.ledger().vhd() == null && state == Situation.State.THERE) {
            return new Decision.Refuse(
                    run.folder().disk() + " exists and the ledger does not know it",
                    "Move it away; what the plugin did not make it does not overwrite.");
        }
        DiskEntry made = run.ledger().vhd();
        if (state == Situation.State.THERE && made != null && orphaned(made)) {
            return run.definition().rebuild() == Rebuild.NEVER
                    ? new Decision.Refuse(
                            thing() + " cannot be used: its base disk " + made.baseDisk() + " is gone",
                            "Put the base disk back, or set rebuild: whenChanged to make both anew.")
                    : built(new Decision.Build("its base disk " + made.baseDisk() + " is gone"));
        }
        return built(new Planner(run.definition().rebuild(), Set.of())
                .decide(new Situation(thing(), "same media, packages and settings", inputs(), made, state)));
    }

    /** A child without its parent cannot be read; better known before a VM is stopped for it. */
    private static boolean orphaned(DiskEntry disk) {
        return disk.progress() == Progress.MADE
                && HostDiskKind.DIFFERENCING.word().equals(disk.inputs().get("hostDisk"))
                && Files.notExists(Path.of(disk.baseDisk()));
    }

    private Decision built(Decision decision) throws Failure {
        if (decision.acts()) {
            run.password();
        }
        return decision;
    }

    private Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(input.baseInputs(wanted));
        inputs.put("hostDisk", wanted.hostDisk().word());
        inputs.put("computerName", wanted.computerName().value());
        inputs.put("timeZone", wanted.timeZone().value());
        inputs.put(
                "network", wanted.network() == null ? "dhcp" : wanted.network().toString());
        return inputs;
    }

    @Override
    public void perform(Decision decision) throws Failure, IOException, InterruptedException {
        if (input.release().preview()) {
            run.narrator()
                    .warning(input.release().title()
                            + " has expired: it restarts by itself every few hours, and may not boot at all.");
        }
        base.require();
        removeFormer();
        String id = UUID.randomUUID().toString();
        remember(Progress.MAKING, id);
        long began = System.nanoTime();
        Secret answers = new Secret(AnswerFile.xml(
                wanted.computerName().value(),
                wanted.timeZone().value(),
                run.password().reveal()));
        run.perform(new NewHostDisk(
                run.folder().disk().toString(),
                base.path().toString(),
                wanted.hostDisk().word(),
                answers,
                answers,
                FirstBoot.script(wanted.network()),
                "",
                List.of()));
        remember(Progress.MADE, id);
        run.narrator()
                .fact("Made host disk " + run.folder().disk() + " for " + wanted.computerName() + " in "
                        + Seconds.since(began) + " s");
    }

    /** The VM that runs from the former disk goes first; both only where they are ours. */
    private void removeFormer() throws Failure, IOException, InterruptedException {
        if (new FormerVm(run).remove().isPresent()) {
            run.narrator().fact("Removed VM " + run.folder().host() + ", which ran from the former host disk");
        }
        run.remember(run.ledger().withVm(null).withStage(null).withInstall(null));
        if (run.ledger().vhd() != null) {
            run.perform(new RemoveDisk(run.folder().disk().toString()));
        }
        Files.createDirectories(run.folder().vm());
    }

    private void remember(Progress progress, String id) throws IOException {
        run.remember(run.ledger()
                .withVhd(new DiskEntry(
                        progress,
                        inputs(),
                        run.timestamp(),
                        id,
                        run.folder().disk().toString(),
                        base.path().toString(),
                        input.release().title(),
                        input.image().editionId(),
                        input.image().version().build(),
                        input.image().version().revision(),
                        true,
                        wanted.generation().number(),
                        input.packages().stream().map(Object::toString).toList(),
                        wanted.computerName().value(),
                        wanted.network() == null || wanted.network().address() == null
                                ? ""
                                : wanted.network().address().toString())));
    }

    @Override
    public void assume(Decision decision) throws IOException {
        if (decision.acts()) {
            run.remember(run.ledger().withVm(null).withStage(null).withInstall(null));
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
