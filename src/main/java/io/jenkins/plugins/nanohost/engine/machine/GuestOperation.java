package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import java.util.List;

/**
 * What is asked of the guest, over PowerShell Direct as its administrator. Each is a script in {@code powershell/guest},
 * which runs in the guest; the VM and the credential are the way there, not parameters of the script.
 */
public sealed interface GuestOperation<R extends Record> extends Operation<R> {
    GuestAccess access();

    /**
     * What the guest is; the first answer after a boot. A guest that does not answer yet is an answer too: see {@link
     * GuestFact#state}.
     */
    @Limit(minutes = 3)
    record GetGuestFact(GuestAccess access) implements GuestOperation<GuestFact> {}

    /** Length and SHA-256 of files in the guest; absent ones are left out of the answer. */
    @Limit(minutes = 20)
    record GetGuestFile(GuestAccess access, List<String> paths) implements GuestOperation<GuestFiles> {
        public GetGuestFile {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Overwrites files in the guest with zeros, and deletes them, so that their bytes are on the disk no more; what is
     * absent, or goes meanwhile, is no error. The note says which were there.
     */
    @Limit(minutes = 5)
    record ClearGuestFile(GuestAccess access, List<String> paths) implements GuestOperation<Done> {
        public ClearGuestFile {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Makes the virtual switch that TP4's Docker bridges to, with its NAT. Not for releases whose host network service
     * does that.
     *
     * @param subnet the NAT's, with prefix length; empty for transparent
     */
    @Limit(minutes = 5)
    record NewContainerSwitch(GuestAccess access, String switchName, ContainerNetwork mode, String subnet)
            implements GuestOperation<Done> {}

    /**
     * Writes Docker's configuration and certificates, makes its service (or TP4's task), opens the firewall. The service
     * is not started; one that exists and is set up in the same way is left, else it is stopped and set up anew.
     *
     * @param daemonJson the text of {@code daemon.json}; for a task, empty
     * @param daemonArguments the daemon's arguments; for a service, empty
     * @param certificateAuthority PEM, as the next two
     */
    @Limit(minutes = 5)
    record InstallDocker(
            GuestAccess access,
            DockerStart recipe,
            String daemonJson,
            String daemonArguments,
            int port,
            String certificateAuthority,
            String serverCertificate,
            Secret serverKey)
            implements GuestOperation<Done> {}

    /** Starts Docker, twice where its first start fails; one that runs is left. Does not wait until it answers. */
    @Limit(minutes = 3)
    record StartDocker(GuestAccess access, DockerStart recipe) implements GuestOperation<Done> {}

    /**
     * Stops Docker, so that its programs can be replaced: Windows lets nobody write to a program that runs. What does not
     * run, or is not there, is no error.
     */
    @Limit(minutes = 3)
    record StopDocker(GuestAccess access, DockerStart recipe) implements GuestOperation<Done> {}

    /**
     * Makes a network in Docker, which must answer; one of that name is left, where its driver is the same. Not for TP4,
     * whose Docker takes the virtual switch that it is given.
     *
     * @param driver Docker's word for it, for example {@code transparent}
     */
    @Limit(minutes = 5)
    record NewDockerNetwork(GuestAccess access, String name, String driver) implements GuestOperation<Done> {}

    /** Whether Docker answers, its version and images, and the end of its log where it does not. */
    @Limit(minutes = 2)
    record GetDockerFact(GuestAccess access, DockerStart recipe) implements GuestOperation<DockerFact> {}

    /**
     * Makes the staged base image known: {@code docker load} for an archive, Install-ContainerOSImage for a WIM.
     *
     * @param path in the guest
     */
    @Limit(minutes = 30)
    record InstallBaseImage(GuestAccess access, String path, BaseImageKind kind) implements GuestOperation<Done> {}
}
