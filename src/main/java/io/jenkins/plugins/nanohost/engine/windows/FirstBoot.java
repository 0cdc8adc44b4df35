package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.value.guest.FirstBootCommand;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code SetupComplete.cmd}, which Windows runs once, as the system account, at the end of its first boot; Windows ignores its
 * exit code ("Add a Custom Script to Windows Setup", Microsoft). Its log is {@code SetupComplete.log} in the same folder.
 * ASCII, lines end in CR LF.
 *
 * <p>The file calls itself with the name of a part: with {@code setup} for all of its own work, and then, in a separate
 * process, with one part for each command of the user. So a command that ends its script or its cmd, runs a batch file without
 * {@code call}, or is not a command at all, ends only its own part.
 */
public final class FirstBoot {
    private static final int WS_MANAGEMENT_PORT = 5985;
    private static final String SYSTEM = "%SystemRoot%\\System32\\";
    private static final String POWERSHELL =
            SYSTEM + "WindowsPowerShell\\v1.0\\powershell.exe\" -NoLogo -NoProfile -NonInteractive -Command \"";

    /**
     * What PowerShell needs in Nano Server's first boot, as public scripts set it: without the first some cmdlets fail,
     * without the second no script is run.
     */
    private static final List<String> POWERSHELL_OF_NANO = List.of(
            "if not defined LOCALAPPDATA set \"LOCALAPPDATA=%USERPROFILE%\\AppData\\Local\"",
            "if not defined PSExecutionPolicyPreference set \"PSExecutionPolicyPreference=RemoteSigned\"");

    /**
     * By default Windows refuses a password after 42 days, and nobody changes this one. It is not known for any release
     * whether Nano Server has net.exe. The user's commands come later, and may set another age.
     */
    private static final List<String> PASSWORD_AGE = List.of(
            "if exist \"" + SYSTEM + "net.exe\" \"" + SYSTEM + "net.exe\" accounts /maxpwage:unlimited",
            "if not exist \"" + SYSTEM + "net.exe\" echo Password age: not set, there is no net.exe");

    /** Where Windows Setup keeps an answer file that it was given or that it found. */
    private static final List<String> ANSWER_FILES = List.of(
            "%SystemRoot%\\Panther\\unattend.xml",
            "%SystemRoot%\\Panther\\unattend-original.xml",
            "%SystemRoot%\\Panther\\Unattend\\unattend.xml",
            "%SystemDrive%\\unattend.xml");

    /**
     * The file that the script leaves as its last act, full path in the guest. It is moved to its place, so that whoever
     * sees it can also read it.
     */
    public static final String END_MARK = SetupPath.FIRST_BOOT_END;

    private FirstBoot() {}

    /** The full paths of the guest's answer files. When the script has ended, none of them exists any more. */
    public static List<String> answerFiles() {
        return ANSWER_FILES.stream()
                .map(file -> file.replace("%SystemRoot%", "C:\\Windows").replace("%SystemDrive%", "C:"))
                .toList();
    }

    /** The script's text. It contains no password; the user's commands are in it unchanged. */
    public static String script(GuestSetup setup) {
        List<String> lines = new ArrayList<>();
        lines.add("@echo off");
        lines.add("if not \"%~1\"==\"\" goto %~1");
        lines.add("call \"%~f0\" setup >\"%SystemRoot%\\Setup\\Scripts\\SetupComplete.log\" 2>&1 <nul");
        lines.add("exit /b 0");
        lines.add("");
        lines.add(":setup");
        if (setup.installation() == Installation.NANO) {
            lines.addAll(POWERSHELL_OF_NANO);
        }
        if (setup.guest().network() != null) {
            lines.addAll(new NetworkCommands(setup.guest().network()).lines());
        }
        lines.add("netsh advfirewall firewall add rule name=\"WS-Management\" protocol=TCP dir=in localport="
                + WS_MANAGEMENT_PORT + " profile=any action=allow");
        lines.add("echo Firewall rule: exit code %errorlevel%");
        ANSWER_FILES.forEach(file -> lines.addAll(end(file)));
        lines.addAll(PASSWORD_AGE);
        for (int number = 1; number <= setup.guest().commands().size(); number++) {
            lines.add("echo Command " + number);
            lines.add("\"%ComSpec%\" /d /c call \"%~f0\" command" + number);
            lines.add("echo Command " + number + ": exit code %errorlevel%");
        }
        lines.addAll(markOfEnd());
        lines.add("exit /b 0");
        lines.addAll(overwriting());
        int number = 1;
        for (FirstBootCommand command : setup.guest().commands()) {
            lines.addAll(part(number, command));
            number++;
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    /**
     * Lines that overwrite and delete a file: NTFS leaves the bytes of a deleted file on the disk, and with them the password.
     */
    private static List<String> end(String file) {
        return List.of(
                "if exist \"" + file + "\" call \"%~f0\" overwrite \"" + file + "\"",
                "if exist \"" + file + "\" del /f /q \"" + file + "\"",
                "if exist \"" + file + "\" echo " + file + " is still there");
    }

    /**
     * The part that overwrites a file in place, which cmd alone cannot do: when cmd writes to a file, NTFS may use other
     * clusters. It is not known for any release whether Nano Server has fsutil, but it has PowerShell.
     */
    private static List<String> overwriting() {
        return List.of(
                "",
                ":overwrite",
                "set \"ANSWERS=%~f2\"",
                "if not exist \"" + SYSTEM + "fsutil.exe\" goto powershell",
                "\"" + SYSTEM + "fsutil.exe\" file setzerodata offset=0 length=%~z2 \"%ANSWERS%\" && exit /b 0",
                ":powershell",
                "\"" + POWERSHELL + "$ErrorActionPreference = 'Stop'; "
                        + "$file = New-Object IO.FileStream $env:ANSWERS, 'Open', 'Write'; "
                        + "$file.Write((New-Object byte[] $file.Length), 0, $file.Length); "
                        + "$file.Flush($true); $file.Dispose()\" && exit /b 0",
                "echo %ANSWERS% could not be overwritten",
                "exit /b 1");
    }

    private static List<String> markOfEnd() {
        String mark = END_MARK.replace("C:\\Windows", "%SystemRoot%");
        return List.of("echo ended>\"" + mark + ".new\"", "move /y \"" + mark + ".new\" \"" + mark + "\"");
    }

    /** The empty lines are needed for a command that ends with a caret, which makes the next line part of the command. */
    private static List<String> part(int number, FirstBootCommand command) {
        return List.of("", ":command" + number, command.value(), "", "", "exit /b %errorlevel%");
    }
}
