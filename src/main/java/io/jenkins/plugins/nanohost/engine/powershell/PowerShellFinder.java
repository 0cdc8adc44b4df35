package io.jenkins.plugins.nanohost.engine.powershell;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Finds PowerShell: the path that was set; otherwise, on Windows, the PowerShell that is part of Windows, and on other systems
 * {@code pwsh} on PATH. On Windows it never uses {@code pwsh}, because PowerShell 7 cannot connect to a guest of Windows Server
 * 2016 through the machine.
 */
final class PowerShellFinder {
    private final Map<String, String> environment;
    private final boolean windows;

    PowerShellFinder(Map<String, String> environment, String operatingSystem) {
        this.environment = Map.copyOf(environment);
        this.windows = operatingSystem.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    public static PowerShellFinder ofThisMachine() {
        return new PowerShellFinder(System.getenv(), System.getProperty("os.name"));
    }

    /**
     * @param set the path that the user has set, or null
     * @throws UnfitFailure when there is no PowerShell
     */
    public Path find(@CheckForNull Path set) throws UnfitFailure {
        if (set != null) {
            if (!Files.isExecutable(set) || Files.isDirectory(set)) {
                throw new UnfitFailure(
                        FailureCode.NO_POWERSHELL,
                        "There is no program " + set + ", which is set as PowerShell.",
                        "Set the path of powershell.exe, or leave it empty for the one of Windows.");
            }
            return set;
        }
        return windows ? ofWindows() : onPath();
    }

    private Path ofWindows() throws UnfitFailure {
        String root = environment.entrySet().stream()
                .filter(variable -> variable.getKey().equalsIgnoreCase("SystemRoot"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("C:\\Windows");
        Path program = Path.of(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe");
        if (!Files.isExecutable(program)) {
            throw new UnfitFailure(
                    FailureCode.NO_POWERSHELL,
                    "There is no Windows PowerShell at " + program + ".",
                    "Set the path of powershell.exe.");
        }
        return program;
    }

    private Path onPath() throws UnfitFailure {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            try {
                Path program = Path.of(folder, "pwsh");
                if (!folder.isEmpty() && Files.isExecutable(program) && !Files.isDirectory(program)) {
                    return program;
                }
            } catch (InvalidPathException e) {
                // An entry that is not a valid path contains no program.
                continue;
            }
        }
        throw new UnfitFailure(
                FailureCode.NO_POWERSHELL, "There is no pwsh on PATH.", "Install PowerShell, or set its path.");
    }
}
