package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerSubnet;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles;
import io.jenkins.plugins.nanohost.engine.machine.fact.ImageInstalled;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import java.util.List;

/**
 * The operations in the guest, over PowerShell Direct as the guest's administrator. Each is a script in
 * {@code powershell/guest} that runs in the guest. The VM and the credential are used to connect; they are not parameters of
 * the script.
 *
 * <p>PowerShell Direct cuts a call after ten minutes, even one that writes something meanwhile
 * (https://github.com/PowerShell/PowerShell/issues/26369), and a silent one perhaps sooner
 * (https://github.com/microsoft/navcontainerhelper/issues/1803). So every limit is below five minutes. What takes longer
 * goes on in the guest beside the calls: each call starts it, joins it or returns its result, and returns at once. These
 * operations have a component {@code again}: whether the call asks for the result of a call before it. Without it, a result
 * that nobody asked for, perhaps an old one, is dropped.
 */
public sealed interface GuestOperation<R extends Record> extends Operation<R> {
    GuestAccess access();

    /**
     * Facts about the guest; the first call after a boot. If the guest does not answer yet, this is not an error but a result:
     * see {@link GuestFact#state}.
     */
    @Limit(minutes = 3)
    record GetGuestFact(GuestAccess access) implements GuestOperation<GuestFact> {}

    /**
     * Length and SHA-256 of files in the guest; files that do not exist are not in the result. Files of more than
     * {@link #AT_ONCE_BYTES} in all are hashed beside the calls.
     *
     * @param longest the length in bytes up to which a file is hashed; of a longer one only the length is told
     */
    @Limit(minutes = 4)
    record GetGuestFile(GuestAccess access, List<String> paths, long longest, boolean again)
            implements GuestOperation<GuestFiles> {
        public static final long AT_ONCE_BYTES = 256L << 20;

        public GetGuestFile {
            paths = List.copyOf(paths);
        }

        /** All files are hashed. */
        public GetGuestFile(GuestAccess access, List<String> paths, boolean again) {
            this(access, paths, Long.MAX_VALUE, again);
        }

        /** The first call. */
        public GetGuestFile(GuestAccess access, List<String> paths) {
            this(access, paths, false);
        }

        /** Only the lengths, which is quick however large the files are. */
        public static GetGuestFile lengths(GuestAccess access, List<String> paths) {
            return new GetGuestFile(access, paths, 0, false);
        }
    }

    /**
     * Overwrites files in the guest with zeros and deletes them, so that their bytes are no longer on the disk. A file that is
     * absent, or is deleted in the meantime, is no error. The note says which files were there.
     */
    @Limit(minutes = 4)
    record ClearGuestFile(GuestAccess access, List<String> paths) implements GuestOperation<Done> {
        public ClearGuestFile {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Makes the virtual switch that TP4's Docker bridges to, with its NAT. Not for later releases, because their host network
     * service does this.
     *
     * @param subnet the subnet of the NAT, with prefix length; empty for transparent
     */
    @Limit(minutes = 4)
    record NewContainerSwitch(GuestAccess access, String switchName, ContainerNetwork mode, String subnet)
            implements GuestOperation<Done> {}

    /**
     * Writes Docker's configuration and certificates, makes its service (or TP4's task), and opens the firewall. The service is
     * not started. A service that exists and is set up in the same way is not changed; otherwise it is stopped and set up
     * again.
     *
     * @param daemonJson the text of {@code daemon.json}; for a task, empty
     * @param daemonArguments the arguments of the daemon; for a service, empty
     * @param certificateAuthority PEM, like the next two; all three empty: the certificates that are there stay
     */
    @Limit(minutes = 4)
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

    /**
     * Starts Docker, and tries once more if the first start fails. Does nothing if it runs already. Does not wait until it
     * answers.
     */
    @Limit(minutes = 3)
    record StartDocker(GuestAccess access, DockerStart recipe) implements GuestOperation<Done> {}

    /**
     * Stops Docker, so that its programs can be replaced: Windows does not allow writing to a program that runs. It is no error
     * if Docker does not run or is not there.
     */
    @Limit(minutes = 3)
    record StopDocker(GuestAccess access, DockerStart recipe) implements GuestOperation<Done> {}

    /**
     * Makes a network in Docker, which must answer. A network with this name and the same driver is not changed. Not for TP4:
     * its Docker uses the virtual switch from its configuration.
     *
     * @param driver Docker's name of the driver, for example {@code transparent}
     */
    @Limit(minutes = 4)
    record NewDockerNetwork(GuestAccess access, String name, String driver) implements GuestOperation<Done> {}

    /** Whether Docker answers, its version and images, and the end of its log if it does not answer. */
    @Limit(minutes = 2)
    record GetDockerFact(GuestAccess access, DockerStart recipe) implements GuestOperation<DockerFact> {}

    /** How Docker is set up, whether it runs or not: its service or task, settings, certificates, firewall rule. */
    @Limit(minutes = 2)
    record GetDockerSetup(GuestAccess access, DockerStart recipe) implements GuestOperation<DockerSetup> {}

    /** The version of the staged engine, and the subnet of Docker's network nat. Not for TP4, which has no dockerd. */
    @Limit(minutes = 2)
    record GetDockerSubnet(GuestAccess access) implements GuestOperation<DockerSubnet> {}

    /**
     * Installs the staged base image beside the calls: {@code docker load} for an archive, Install-ContainerOSImage for a
     * WIM.
     *
     * @param path the image's path in the guest
     * @param part of an archive, what is loaded
     */
    @Limit(minutes = 2)
    record InstallBaseImage(GuestAccess access, String path, BaseImageKind kind, ArchivePart part, boolean again)
            implements GuestOperation<ImageInstalled> {}
}
