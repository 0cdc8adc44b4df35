package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.fact.LanguageMode;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact.FileFlaw;
import java.nio.file.Path;

/** The limits of the machine that follow from its facts. An operation is refused as Windows would refuse it. */
public final class MachineRules {
    private static final int LEAST_POWERSHELL = 5;

    /** The first Windows with PowerShell Direct: Windows 10. */
    private static final int DIRECT = 10240;

    private static final String UNPLAIN =
            "Virtual hard disk files must be uncompressed and unencrypted and must not be sparse (0xC03A001A)";

    private final MachineFact machine;
    private final OperationRun run;

    public MachineRules(MachineFact machine, OperationRun run) {
        this.machine = machine;
        this.run = run;
    }

    /** Checks what every operation needs, except the one that only asks for the machine's facts. */
    public void requireScripts() throws OperationFailure {
        if (machine.policy().forbidsScripts()) {
            throw run.refusal(
                    FailureCode.SCRIPTS_FORBIDDEN,
                    "Scripts cannot be loaded: group policy sets the execution policy "
                            + machine.policy().word(),
                    "Have group policy set RemoteSigned for this machine, or nothing.");
        }
        String version = machine.powerShellVersion();
        if (!version.matches("[0-9]+(\\..*)?")
                || Integer.parseInt(version.replaceFirst("\\..*", "")) < LEAST_POWERSHELL) {
            throw run.refusal(
                    FailureCode.POWERSHELL_OLD,
                    "Windows PowerShell " + version + " does not understand the scripts, which need 5.0",
                    "Install Windows Management Framework 5.1.");
        }
        if (machine.languageMode() != LanguageMode.FULL) {
            throw run.refusal(
                    FailureCode.LANGUAGE_RESTRICTED,
                    "Method invocation is supported only on core types in language mode "
                            + machine.languageMode().word(),
                    "Exempt this account from the application control policy that restricts it.");
        }
    }

    public void requireHyperV() throws OperationFailure {
        if (!machine.hyperVModule()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "The module 'Hyper-V' could not be loaded",
                    "Install Hyper-V with its management tools.");
        }
        if (!machine.hyperVService()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "The Virtual Machine Management service does not run",
                    "Start the service vmms.");
        }
        if (!machine.administrator()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "You do not have the required permission to complete this task",
                    "Run it as administrator.");
        }
    }

    public void requirePowerShellDirect() throws OperationFailure {
        if (machine.build() < DIRECT) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "A parameter cannot be found that matches parameter name 'VMId': build " + machine.build()
                            + " has no PowerShell Direct",
                    "Use Windows Server 2016 or Windows 10, or later.");
        }
    }

    /** Checks what mounting a disk and writing to it need. */
    public void requireDisks() throws OperationFailure {
        if (machine.compressed() || machine.encrypted()) {
            throw run.refusal(
                    FailureCode.DISK_NOT_MOUNTABLE,
                    UNPLAIN,
                    "Uncompress or decrypt the folder for disks, with the files in it, or use another one.");
        }
        if (machine.writeProtectedDisks()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "The media is write protected",
                    "Lift the policy FDVDenyWriteAccess on this machine.");
        }
    }

    /** Checks what mounting this file, or starting a VM from it, needs. */
    public void requirePlain(Path file) throws OperationFailure {
        for (FileFlaw flaw : machine.flaws()) {
            if (Path.of(flaw.path()).normalize().equals(file.normalize())) {
                throw run.refusal(
                        FailureCode.DISK_NOT_MOUNTABLE, UNPLAIN + ": " + file + " is " + flaw.flaw(), flaw.remedy());
            }
        }
    }

    public void requireSpace(long bytes, Path file) throws OperationFailure {
        if (bytes > machine.freeBytes()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "There is not enough space on the disk for " + file + " (0x80070070): " + machine.freeBytes()
                            + " bytes are free, " + bytes + " are needed",
                    "Free some space, or use another volume.");
        }
    }

    public void requireLetter(Path disc) throws OperationFailure {
        if (!machine.automount()) {
            throw run.refusal(
                    FailureCode.NO_DRIVE_LETTER,
                    "The disc in " + disc + " got no drive letter",
                    "Switch automount on (mountvol /E), or unpack it.");
        }
    }

    /** Checks what applying an image needs. */
    public void requireDism() throws OperationFailure {
        if (!machine.sixtyFourBit()) {
            throw run.refusal(
                    FailureCode.WINDOWS_COMMAND_FAILED,
                    "DISM was loaded with an incorrect format (0x8007000B): this is a 32-bit process",
                    "Run the agent under a 64-bit Java.");
        }
    }

    /** Checks what changing an image of this build needs. */
    public void requireDism(int build) throws OperationFailure {
        requireDism();
        if (machine.dismBuild() < build) {
            throw run.refusal(
                    FailureCode.SERVICING_DISM_TOO_OLD,
                    "To service this Windows image requires the latest version of DISM (error 50): the image is of build "
                            + build + ", DISM of build " + machine.dismBuild(),
                    "Install the Windows ADK of the image's release, or use a machine of that release.");
        }
    }
}
