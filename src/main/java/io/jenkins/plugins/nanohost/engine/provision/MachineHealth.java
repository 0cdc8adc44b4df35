package io.jenkins.plugins.nanohost.engine.provision;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.SwitchType;
import io.jenkins.plugins.nanohost.engine.machine.fact.VirusScanner;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What {@code doctor} says of a machine: each subject with what was found there, and the remedy of what is wrong. */
public record MachineHealth(List<HealthCheck> checks) {
    public MachineHealth {
        checks = List.copyOf(checks);
    }

    /** How a subject is. */
    public enum Health {
        OK,
        WARNING,
        PROBLEM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One subject.
     *
     * @param subject for example {@code hyperV}
     * @param code of a problem; null: it is none
     * @param found a sentence without its full stop
     * @param remedy empty: nothing is to be done
     */
    public record HealthCheck(
            String subject, Health health, @CheckForNull FailureCode code, String found, String remedy) {
        public Map<String, Object> toMap() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("check", subject);
            values.put("state", health.word());
            if (code != null) {
                values.put("code", code.toString());
            }
            values.put("found", found);
            if (!remedy.isEmpty()) {
                values.put("remedy", remedy);
            }
            return values;
        }
    }

    /** Of Java alone; also known of a machine that does not answer. */
    public static HealthCheck java() {
        return new HealthCheck(
                "java",
                Health.OK,
                null,
                "Java " + System.getProperty("java.version") + " in " + System.getProperty("java.home"),
                "");
    }

    /** A subject that cannot be looked at. */
    public static HealthCheck problem(String subject, FailureCode code, String found, String remedy) {
        return new HealthCheck(subject, Health.PROBLEM, code, found, remedy);
    }

    static MachineHealth of(MachineFact machine, VirusScanner scanner, WorkFolder work) {
        List<HealthCheck> all = new ArrayList<>();
        all.add(java());
        String folder = work.path().toString();
        add(all, machine, folder, "windows", windows(machine), FitMachine::windows);
        add(
                all,
                machine,
                folder,
                "account",
                "the account is an administrator, with elevated rights",
                FitMachine::account);
        add(
                all,
                machine,
                folder,
                "powershell",
                "version " + machine.powerShellVersion() + ", language mode "
                        + machine.languageMode().word() + ", execution policy of group policy: "
                        + (machine.policy().word().isEmpty()
                                ? "none"
                                : machine.policy().word()),
                FitMachine::powerShell);
        add(all, machine, folder, "hyperV", "the module is there, and the service (vmms) runs", FitMachine::hyperV);
        switches(all, machine);
        add(all, machine, folder, "workFolder", "the work folder is " + folder, fit -> {
            fit.workFolder();
            rights(work, fit.findings());
        });
        add(all, machine, folder, "mounting", "Windows mounts disks of the work folder", FitMachine::mounting);
        space(all, machine, folder);
        antivirus(all, machine, scanner, folder);
        return new MachineHealth(all);
    }

    private static void add(
            List<HealthCheck> all,
            MachineFact machine,
            String folder,
            String subject,
            String good,
            Consumer<FitMachine> check) {
        Findings findings = new Findings();
        check.accept(new FitMachine(machine, folder, findings));
        findings.found().forEach(one -> all.add(problem(subject, one.code(), one.getMessage(), one.remedy())));
        if (findings.found().isEmpty()) {
            all.add(new HealthCheck(subject, Health.OK, null, good, ""));
        }
    }

    private static String windows(MachineFact machine) {
        return (machine.server()
                        ? WindowsRelease.ofBuild(machine.build())
                                .map(WindowsRelease::title)
                                .orElse("Windows Server")
                        : "Windows for workstations")
                + (machine.edition().isEmpty() ? "" : ", edition " + machine.edition())
                + ", build " + machine.build() + ", on " + machine.computerName();
    }

    /** As each run checks them; a folder that does not exist yet is made by the first run. */
    private static void rights(WorkFolder work, Findings findings) {
        try {
            work.requireOwn();
            work.requireReadable();
        } catch (UnfitFailure e) {
            findings.add(e);
        } catch (IOException e) {
            findings.add(
                    FailureCode.FILE_TROUBLE,
                    "The rights of the work folder " + work.path() + " cannot be read: " + e.getMessage(),
                    "See that this account may read the folder and its rights.");
        }
    }

    private static void switches(List<HealthCheck> all, MachineFact machine) {
        if (!machine.hyperVModule() || !machine.hyperVService()) {
            // Only Hyper-V knows them.
            return;
        }
        String names = machine.switches().stream()
                .map(one -> "'" + one.name() + "' (" + one.type().word() + ")")
                .collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            all.add(problem(
                    "switches",
                    FailureCode.NO_SUCH_SWITCH,
                    "There is no virtual switch, and vm.switch needs the name of one",
                    "Make one: New-VMSwitch -Name External -NetAdapterName ADAPTER."));
        } else if (machine.switches().stream().noneMatch(one -> one.type() == SwitchType.EXTERNAL)) {
            all.add(new HealthCheck(
                    "switches",
                    Health.WARNING,
                    null,
                    "No switch is external: " + names + "; other computers may not reach the hosts",
                    "Make one: New-VMSwitch -Name External -NetAdapterName ADAPTER."));
        } else {
            all.add(new HealthCheck("switches", Health.OK, null, "the switches are " + names, ""));
        }
    }

    /**
     * "Antivirus exclusions for Hyper-V hosts" and "Microsoft Defender Antivirus exclusions on Windows Server", Microsoft: the role Hyper-V
     * excludes virtual hard disks by itself, on servers.
     */
    private static void antivirus(List<HealthCheck> all, MachineFact machine, VirusScanner scanner, String folder) {
        String others = "; whether another program scans it cannot be seen";
        if (!scanner.running()) {
            all.add(new HealthCheck(
                    "antivirus", Health.OK, null, "Microsoft Defender does not scan the work folder" + others, ""));
        } else if (scanner.folders().stream().anyMatch(excluded -> holds(excluded, folder))) {
            all.add(new HealthCheck(
                    "antivirus", Health.OK, null, "Microsoft Defender leaves the work folder out" + others, ""));
        } else if (machine.server() && scanner.roleExclusions()) {
            all.add(new HealthCheck(
                    "antivirus",
                    Health.OK,
                    null,
                    "Microsoft Defender leaves virtual hard disks out, by the exclusions of the role Hyper-V" + others,
                    ""));
        } else {
            all.add(new HealthCheck(
                    "antivirus",
                    Health.WARNING,
                    null,
                    "Microsoft Defender scans the work folder " + folder
                            + ": that makes work on disks slow, and may hold a file that has to be renamed or deleted",
                    "Leave the folder out: Add-MpPreference -ExclusionPath '" + folder.replace("'", "''") + "'."));
        }
    }

    private static boolean holds(String excluded, String folder) {
        String above = excluded.replaceFirst("[\\\\/]+$", "");
        return folder.equalsIgnoreCase(above)
                || folder.length() > above.length()
                        && "\\/".indexOf(folder.charAt(above.length())) >= 0
                        && folder.regionMatches(true, 0, above, 0, above.length());
    }

    private static void space(List<HealthCheck> all, MachineFact machine, String folder) {
        boolean enough = machine.freeBytes() >= BaseDiskDefinition.CORE_SIZE.bytes();
        all.add(new HealthCheck(
                "space",
                enough ? Health.OK : Health.WARNING,
                null,
                ByteSize.parse(machine.freeBytes() / (1L << 20) + "MB") + " are free on the volume of " + folder
                        + (enough
                                ? ""
                                : ", less than the " + BaseDiskDefinition.CORE_SIZE
                                        + " that a disk of Server Core may grow to"),
                enough ? "" : "Free space, or name a folder on another volume with --work-folder."));
    }
}
