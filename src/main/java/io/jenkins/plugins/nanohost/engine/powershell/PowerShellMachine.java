package io.jenkins.plugins.nanohost.engine.powershell;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.powershell.session.LogLevel;
import io.jenkins.plugins.nanohost.engine.powershell.session.PowerShellSession;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionLimits;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionListener;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionSettings;
import java.nio.file.Path;
import java.util.Map;

/** This computer with its Hyper-V, used through one PowerShell process: each operation is the script with its name. */
public final class PowerShellMachine implements HyperVMachine {
    private final PowerShellSession session;

    public PowerShellMachine(PowerShellSession session) {
        this.session = session;
    }

    /**
     * Unpacks the scripts and starts PowerShell, without waiting until it is ready.
     *
     * @param program the PowerShell that the user has set, or null for the machine's own
     * @param workFolder the folder under which the scripts are unpacked
     * @throws UnfitFailure when there is no PowerShell, or the folder cannot be written to
     */
    public static PowerShellMachine open(@CheckForNull Path program, Path workFolder) throws UnfitFailure {
        Path powershell = PowerShellFinder.ofThisMachine().find(program);
        Path scripts = ScriptFolder.unpack(workFolder.toAbsolutePath());
        return new PowerShellMachine(
                PowerShellSession.start(new SessionSettings(powershell, scripts, Map.of(), SessionLimits.usual())));
    }

    @Override
    public <R extends Record> R perform(Operation<R> operation, OperationListener listener)
            throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
        return OperationJson.result(operation, session.call(OperationJson.request(operation), new Narration(listener)));
    }

    @Override
    public void stop(String reason) {
        session.stop(reason);
    }

    @Override
    public void close() {
        session.close();
    }

    /** Passes PowerShell's progress and log on to the port's listener. */
    private record Narration(OperationListener listener) implements SessionListener {
        @Override
        public void progress(String activity, String status, int percent) {
            listener.progress(status.isBlank() ? activity : activity + ": " + status, percent);
        }

        @Override
        public void log(LogLevel level, String text) {
            switch (level) {
                case VERBOSE, INFORMATION -> text.lines().forEach(listener::log);
                case WARNING, ERROR -> text.lines().forEach(listener::warning);
                case OUTPUT, DIAGNOSIS -> text.lines().forEach(line -> listener.log("PowerShell: " + line));
            }
        }
    }
}
