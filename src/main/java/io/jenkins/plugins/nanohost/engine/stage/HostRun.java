package io.jenkins.plugins.nanohost.engine.stage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import io.jenkins.plugins.nanohost.engine.value.guest.BuiltInAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One run for one host: what is wanted, what is known, and the access to the machine and to the log. */
public final class HostRun {
    private final HostDefinition definition;
    private final RunFolders folders;
    private final HyperVMachine machine;
    private final RunServices services;
    private final boolean acting;
    private Mode mode;
    private final Ledger former;
    private Ledger ledger;
    private boolean vmRestarts;

    public HostRun(
            HostDefinition definition, RunFolders folders, HyperVMachine machine, RunServices services, Mode mode)
            throws IOException, UnfitFailure, RefusedFailure {
        this.definition = definition;
        this.folders = folders;
        this.machine = machine;
        this.services = services;
        this.mode = mode;
        this.acting = mode == Mode.ACT;
        this.former = folders.folder().read();
        this.ledger = former;
    }

    /** Whether the run acts or only plans. */
    public enum Mode {
        ACT,
        /** Nothing is written; only operations that look are performed. */
        PLAN
    }

    /**
     * What a run needs besides the definition and the machine.
     *
     * @param given the password of the guest's administrator; null: none was given
     * @param usual the password of a rehearsed guest in that case; null: the machine is real
     */
    public record RunServices(
            Narrator narrator, StopSignal stop, Pace pace, @CheckForNull Secret given, @CheckForNull Secret usual) {}

    public HostDefinition definition() {
        return definition;
    }

    public RunFolders folders() {
        return folders;
    }

    public HostFolder folder() {
        return folders.folder();
    }

    public Narrator narrator() {
        return services.narrator();
    }

    public StopSignal stop() {
        return services.stop();
    }

    public Pace pace() {
        return services.pace();
    }

    /**
     * Runs something only to see what would happen: nothing is written, and what was assumed is forgotten afterwards.
     */
    public void foresee(Foreseen foreseen) throws Failure, IOException, InterruptedException {
        Mode had = mode;
        Ledger knew = ledger;
        boolean restarts = vmRestarts;
        mode = Mode.PLAN;
        try {
            foreseen.see();
        } finally {
            mode = had;
            ledger = knew;
            vmRestarts = restarts;
        }
    }

    /** Something that only looks and assumes. */
    @FunctionalInterface
    public interface Foreseen {
        void see() throws Failure, IOException, InterruptedException;
    }

    /** Whether the disk is one that an earlier stage would make, while the run is only planned. */
    public boolean assumed(DiskEntry disk) {
        return planning() && !disk.equals(former.vhd());
    }

    /** Notes while planning that the run turns the VM off for a change and starts it again. */
    public void assumeVmRestarts() {
        vmRestarts = true;
    }

    /** Whether, while planning, an earlier stage would restart the VM: what runs in it now is then started again. */
    public boolean vmRestarts() {
        return vmRestarts;
    }

    public boolean planning() {
        return mode == Mode.PLAN;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Whether it may wait for what others do: a run may, also while it looks ahead; a plan has to answer soon. */
    public boolean mayWait() {
        return acting;
    }

    /** The ledger as the run found it. */
    public Ledger former() {
        return former;
    }

    /** Takes over a new ledger and writes it; while planning it is only assumed. */
    public void remember(Ledger next) throws IOException {
        if (mode == Mode.ACT) {
            clearFormerClient(next.docker());
            folder().write(next);
        }
        ledger = next;
    }

    /**
     * Deletes the client certificate before the ledger forgets its authority. The certificate is useless from then on,
     * and without the ledger's entry it would be taken for somebody else's.
     */
    private void clearFormerClient(@CheckForNull DockerEntry next) {
        DockerEntry had = ledger.docker();
        if (had == null || next != null && next.authority().equals(had.authority())) {
            return;
        }
        List<ClientFolder> clients = new ArrayList<>();
        if (!had.clientFolder().isEmpty()) {
            clients.add(new ClientFolder(Path.of(had.clientFolder())));
        }
        if (folders.client() != null) {
            clients.add(folders.client());
        }
        for (ClientFolder client : clients) {
            try {
                client.clear(had.authority());
            } catch (IOException e) {
                narrator()
                        .warning("The former client certificate in " + client.path()
                                + ", which nothing answers to any more, could not be deleted: " + e.getMessage());
            }
        }
    }

    /** The time for the ledger, to the second. */
    public Instant timestamp() {
        return pace().now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Null: none was given. */
    @CheckForNull
    public Secret givenPassword() {
        return services.given();
    }

    /** Whether anybody could log on to the guest. */
    public boolean knowsPassword() {
        return services.given() != null || services.usual() != null;
    }

    public Secret password() throws DefinitionFailure {
        Secret password = services.given() == null ? services.usual() : services.given();
        if (password == null) {
            throw new DefinitionFailure(
                    FailureCode.PASSWORD_NOT_GIVEN,
                    "The password of the guest's administrator is needed and was not given",
                    List.of(),
                    "Give it with --secrets FILE, a JSON file {\"administratorPassword\": \"...\"} that only you can read; in Jenkins"
                            + " with credentialsId.");
        }
        return password;
    }

    /**
     * Logs on with the built-in account, whose password the answer file sets. Its name is in the language of Windows. A guest
     * whose name a domain gave may have an account of the same name in that domain.
     */
    public GuestAccess guest(String vmId) throws DefinitionFailure {
        DiskEntry disk = ledger.vhd();
        return guest(vmId, disk == null ? BuiltInAccount.USUAL : disk.administrator());
    }

    /**
     * The same under another name.
     *
     * @param name of the account, without a domain
     */
    public GuestAccess guest(String vmId, String name) throws DefinitionFailure {
        DiskEntry disk = ledger.vhd();
        boolean joined = disk != null && disk.computerName() == null;
        return new GuestAccess(vmId, joined ? ".\\" + name : name, password());
    }

    public <R extends Record> R perform(Operation<R> operation)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        if (mode == Mode.PLAN && !operation.onlyLooks()) {
            throw new IllegalStateException(operation.function() + " acts, and this run only plans");
        }
        return new MachineCalls(machine, narrator(), stop()).perform(operation);
    }
}
