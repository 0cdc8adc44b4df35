package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.fact.ExecutionPolicy;
import io.jenkins.plugins.nanohost.engine.machine.fact.LanguageMode;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import java.util.Locale;
import java.util.Optional;

/**
 * What a machine has to be, whatever host is made on it. The checks before work and {@code doctor} both ask here.
 *
 * @param work the work folder
 */
record FitMachine(MachineFact machine, String work, Findings findings) {
    /** The first builds with PowerShell Direct and with differencing disks as used here: Windows 10 and Server 2016. */
    private static final int FIRST_WORKSTATION = 10240;

    private static final int FIRST_SERVER = 14393;

    private static final String LOCAL_FOLDER =
            "Name a folder on a drive of the machine with --work-folder, in Jenkins in the node's property.";

    void workFolder() {
        placeOf(work, machine.policy())
                .or(this::driveOf)
                .ifPresent(problem -> findings.add(FailureCode.WORK_FOLDER_NOT_LOCAL, problem, LOCAL_FOLDER));
    }

    /**
     * Of the places that Hyper-V itself takes, only a drive of the machine is supported: on a share the machine's own account
     * needs rights, scripts of a share may be refused, and another node may use what is on a cluster's volume.
     */
    static Optional<String> placeOf(String folder, ExecutionPolicy policy) {
        String work = folder.replace('/', '\\');
        if (work.startsWith("\\\\")) {
            return Optional.of("The work folder " + folder + " is on a share, which is not supported"
                    + (policy == ExecutionPolicy.REMOTE_SIGNED
                            ? "; group policy RemoteSigned also refuses scripts that are on a share"
                            : ""));
        }
        return (work + "\\").toLowerCase(Locale.ROOT).contains(":\\clusterstorage\\")
                ? Optional.of("The work folder " + folder
                        + " is on a volume of a failover cluster (CSV), which is not supported: another node may use its"
                        + " disks")
                : Optional.empty();
    }

    /** The drives of 'net use' and 'subst' belong to one logon; Hyper-V's service has another one. */
    private Optional<String> driveOf() {
        if (machine.onShare()) {
            return Optional.of(
                    "The work folder " + work + " is on a drive that is mapped to a share, which is not supported:"
                            + " Hyper-V's service does not find the drive");
        }
        return machine.substituted().isEmpty()
                ? Optional.empty()
                : Optional.of("The work folder " + work + " is on a drive of 'subst', which stands for "
                        + machine.substituted() + ": Hyper-V's service does not find the drive");
    }

    void windows() {
        if (machine.build() < (machine.server() ? FIRST_SERVER : FIRST_WORKSTATION)) {
            findings.add(
                    FailureCode.MACHINE_NOT_COVERED,
                    name() + " runs Windows build " + machine.build(),
                    "Use a machine with Windows Server 2016 to 2025, or with Windows 10 or 11.");
        }
        if (!machine.sixtyFourBit()) {
            findings.add(
                    FailureCode.POWERSHELL_32_BIT,
                    "PowerShell on " + name() + " runs as a 32-bit process, in which DISM and Hyper-V do not work",
                    "Run the agent with a 64-bit Java, or name the 64-bit powershell.exe with --powershell.");
        }
        if ("32".equals(System.getProperty("sun.arch.data.model"))) {
            findings.add(
                    FailureCode.JAVA_32_BIT,
                    "Java on " + name() + " is a 32-bit one (" + System.getProperty("java.home") + ")",
                    "Run the agent, or this command, with a 64-bit Java.");
        }
    }

    void account() {
        if (!machine.administrator()) {
            findings.add(
                    FailureCode.NO_ADMINISTRATOR,
                    "The account on " + name() + " is no administrator",
                    "Run the agent, or this command, as an administrator; mounting disks needs it.");
        }
    }

    void powerShell() {
        if (!machine.powerShellVersion().matches("([5-9]|[1-9][0-9])\\..*")) {
            findings.add(
                    FailureCode.POWERSHELL_TOO_OLD,
                    "PowerShell on " + name() + " is version " + machine.powerShellVersion(),
                    "Install Windows Management Framework 5.1.");
        }
        if (machine.languageMode() != LanguageMode.FULL) {
            findings.add(
                    FailureCode.LANGUAGE_MODE_RESTRICTED,
                    "PowerShell on " + name() + " runs in language mode "
                            + machine.languageMode().word(),
                    "Exempt this account from the application control policy that restricts it.");
        }
        if (machine.policy().forbidsScripts()) {
            findings.add(
                    FailureCode.EXECUTION_POLICY,
                    "Group policy on " + name() + " sets PowerShell's execution policy to "
                            + machine.policy().word() + ", which outranks what a command says",
                    "Set 'Turn on Script Execution' to allow local scripts on this machine.");
        }
    }

    void hyperV() {
        if (!machine.hyperVModule()) {
            findings.add(
                    FailureCode.NO_HYPERV_MODULE,
                    "Hyper-V's PowerShell module is not on " + name(),
                    "Install the Hyper-V role with its management tools, and restart.");
        } else if (!machine.hyperVService()) {
            findings.add(
                    FailureCode.HYPERV_SERVICE_STOPPED,
                    "Hyper-V's service (vmms) does not run on " + name(),
                    "Start it, or switch on virtualization in the firmware.");
        }
    }

    /** Whether Windows can mount disks of the work folder. */
    void mounting() {
        if (machine.writeProtectedDisks()) {
            findings.add(
                    FailureCode.POLICY_DENIES_WRITING,
                    "Policy FDVDenyWriteAccess on " + name() + " makes mounted disks read-only",
                    "Exempt this machine from 'Deny write access to fixed drives not protected by BitLocker'.");
        }
        if (machine.compressed()) {
            findings.add(
                    FailureCode.UNMOUNTABLE_PLACE,
                    "The work folder " + work + " is NTFS-compressed, and Windows mounts no disk"
                            + " from such a folder",
                    "Uncompress it with 'compact /u', or name another one with --work-folder.");
        }
        if (machine.encrypted()) {
            findings.add(
                    FailureCode.UNMOUNTABLE_PLACE,
                    "The work folder " + work + " is encrypted (EFS), and Windows mounts no disk"
                            + " from such a folder",
                    "Decrypt it with 'cipher /d', or name another one with --work-folder.");
        }
    }

    private String name() {
        return machine.computerName();
    }
}
