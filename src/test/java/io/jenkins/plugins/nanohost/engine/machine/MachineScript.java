package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallBaseImage;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.machine.fact.ImageInstalled;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.tls.TlsIssuer;
import io.jenkins.plugins.nanohost.engine.tls.TlsMaterial;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The ordinary requests of a run against a machine, for the tests of any implementation of the port: one Windows Server
 * 2016 host called nano01.
 */
public final class MachineScript {
    public static final String NAME = "nano01";
    public static final String MARK = "0f6f8e9a-4a55-4b6c-9d3e-5a0a3f0d7c11";
    public static final String PASSWORD = "Pa55-of-the-guest!";
    public static final String EDITION = "ServerDataCenterNano";
    public static final List<String> PACKAGES = List.of("Compute", "OEM-Drivers", "Containers", "Guest");
    public static final long MEMORY = 2L << 30;

    /** How often a test looks before it says that something does not come; in a rehearsal no look waits. */
    private static final int LOOKS = 50;

    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");

    private final HyperVMachine machine;
    private final Path folder;
    private final Path media;
    private final String switchName;

    public MachineScript(HyperVMachine machine, Path folder, Path media, String switchName) {
        this.machine = machine;
        this.folder = folder;
        this.media = media;
        this.switchName = switchName;
    }

    /** An example medium of the project. */
    public static Path example(String name) {
        return Path.of("docs", "examples", "media", name).toAbsolutePath();
    }

    public <R extends Record> R perform(Operation<R> operation) throws Failure, InterruptedException {
        return machine.perform(operation, new QuietListener());
    }

    public Path base() {
        return folder.resolve("base.vhdx");
    }

    public Path host() {
        return folder.resolve("nano01.vhdx");
    }

    public static List<String> cabs(List<String> packages) {
        List<String> cabs = new ArrayList<>();
        for (String name : packages) {
            cabs.add("NanoServer\\Packages\\Microsoft-NanoServer-" + name + "-Package.cab");
            cabs.add("NanoServer\\Packages\\en-us\\Microsoft-NanoServer-" + name + "-Package_en-us.cab");
        }
        return cabs;
    }

    /** A base disk of Nano Server without packages, unless the order says otherwise. */
    public BaseOrder orderBase() {
        return new BaseOrder(base(), media);
    }

    public NewBaseDisk newBase() {
        return newBase(2, PACKAGES);
    }

    public NewBaseDisk newBase(int index, List<String> packages) {
        return orderBase().image(index).packages(packages).operation();
    }

    public HostOrder orderHost() {
        return new HostOrder(host(), base());
    }

    public NewHostDisk newHost(Path path, HostDiskKind kind) {
        return orderHost().at(path).kind(kind).operation();
    }

    public NewHostDisk newHost() {
        return orderHost().operation();
    }

    public NewHostVm newVm(String mark, Path disk) {
        return orderVm().mark(mark).on(disk).operation();
    }

    /** A VM of generation 2 on the host disk, if nothing else is told. */
    public VmOrder orderVm() {
        return new VmOrder(folder.resolve("vm").toString(), host(), hardware());
    }

    public VmHardware hardware() {
        return VmHardware.of(switchName, new ByteSize(MEMORY), 2);
    }

    public NewHostVm newVm() {
        return orderVm().operation();
    }

    /** Makes both disks, the VM, and starts it. */
    public VmFact runningVm() throws Failure, InterruptedException {
        perform(newBase());
        perform(newHost());
        VmFact vm = perform(newVm());
        return perform(new StartHostVm(vm.id()));
    }

    public GuestAccess access(VmFact vm) {
        return new GuestAccess(vm.id(), "Administrator", new Secret(PASSWORD));
    }

    /** Makes everything that a guest needs, and waits until it answers. */
    public GuestAccess openGuest() throws Failure, InterruptedException {
        return awaitGuest(runningVm());
    }

    /** Makes a VM of the host disk, which exists already, and waits until its guest answers. */
    public GuestAccess openHost() throws Failure, InterruptedException {
        return awaitGuest(perform(new StartHostVm(perform(newVm()).id())));
    }

    private GuestAccess awaitGuest(VmFact vm) throws Failure, InterruptedException {
        GuestAccess access = access(vm);
        until(
                () -> perform(new GetHostVm(vm.id(), "")),
                found -> found.vms().get(0).heartbeat());
        until(() -> perform(new GetGuestFact(access)), GuestFact::ready);
        return access;
    }

    /** Asks for the installation of a base image until it has ended. */
    public ImageInstalled installImage(GuestAccess access, String path, BaseImageKind kind)
            throws Failure, InterruptedException {
        return installImage(access, path, kind, ArchivePart.WHOLE);
    }

    public ImageInstalled installImage(GuestAccess access, String path, BaseImageKind kind, ArchivePart part)
            throws Failure, InterruptedException {
        ImageInstalled first = perform(new InstallBaseImage(access, path, kind, part, false));
        return first.finished()
                ? first
                : until(() -> perform(new InstallBaseImage(access, path, kind, part, true)), ImageInstalled::finished);
    }

    public InstallDocker installDocker(GuestAccess access, int port) {
        return orderDocker(access, port).operation();
    }

    /** Docker as a service with TLS, if nothing else is told. */
    public DockerOrder orderDocker(GuestAccess access, int port) {
        return new DockerOrder(access, port, Certificates.MADE);
    }

    /** What a guest says of itself once it is ready. */
    public static GuestFact readyGuest(String edition, int build, int revision) {
        return new GuestFact(GuestState.READY, "", NAME, edition, build, revision, "Administrator");
    }

    public DockerFact answeringDocker(GuestAccess access) throws Failure, InterruptedException {
        return until(() -> perform(new GetDockerFact(access, DockerStart.SERVICE)), DockerFact::answering);
    }

    /** Looks again and again, up to a fixed number of times. */
    public static <T> T until(Look<T> look, Predicate<T> condition) throws Failure, InterruptedException {
        T seen = look.look();
        for (int looks = 1; !condition.test(seen); looks++) {
            if (looks == LOOKS) {
                throw new AssertionError("Not in " + LOOKS + " looks; last seen: " + seen);
            }
            seen = look.look();
        }
        return seen;
    }

    /** Looks as often as {@link #until} does at most, and expects that it never comes. */
    public static <T> T never(Look<T> look, Predicate<T> condition) throws Failure, InterruptedException {
        T seen = look.look();
        for (int looks = 1; looks < LOOKS; looks++) {
            if (condition.test(seen)) {
                throw new AssertionError("Came at look " + looks + ": " + seen);
            }
            seen = look.look();
        }
        return seen;
    }

    /** One look at something that may come. */
    @FunctionalInterface
    public interface Look<T> {
        T look() throws Failure, InterruptedException;
    }

    /** Made once, since making keys is slow. */
    private static final class Certificates {
        private static final TlsMaterial MADE =
                new TlsIssuer(NOW).issue(NAME, List.of("127.0.0.1"), List.of("localhost"));
    }
}
