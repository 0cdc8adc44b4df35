package io.jenkins.plugins.nanohost.engine.powershell.session;

import java.nio.file.Path;
import java.util.Map;

/**
 * The settings with which a session is started.
 *
 * @param powershell the program, {@code powershell.exe} of Windows PowerShell 5.1
 * @param scripts the folder with {@code Session.ps1} and the operations, as {@code ScriptFolder} unpacks it
 * @param environment variables that the process gets besides the engine's own
 * @param limits how long to wait for it
 */
public record SessionSettings(Path powershell, Path scripts, Map<String, String> environment, SessionLimits limits) {
    public SessionSettings {
        environment = Map.copyOf(environment);
    }
}
