package io.jenkins.plugins.nanohost.engine.powershell.windows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.powershell.PowerShellMachine;
import io.jenkins.plugins.nanohost.engine.powershell.rule.StubModules;
import io.jenkins.plugins.nanohost.engine.powershell.session.LogLevel;
import io.jenkins.plugins.nanohost.engine.powershell.session.PowerShellSession;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionListener;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionRequest;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/**
 * PowerShells that have run, one per release, for the next computer of their release. What a session keeps between
 * operations (functions, modules, variables) thus also outlives a computer, and no test may depend on it.
 */
final class WarmPowerShell {
    private static final Map<Kind, PowerShellSession> IDLE = new HashMap<>();
    private static final Map<Release, Path> MODULES = new EnumMap<>(Release.class);
    private static Path shared;
    private static Path scripts;

    private WarmPowerShell() {}

    /** PowerShells of one kind can take each other's place. */
    private record Kind(Release release, Path scripts) {}

    /** The machine of a computer whose PowerShell is, where there is one, a warm one. */
    static synchronized HyperVMachine take(SimulatedWindows computer) throws Exception {
        Kind kind = new Kind(computer.release(), computer.scripts() == null ? scripts() : computer.scripts());
        PowerShellSession session = IDLE.remove(kind);
        if (session == null || !moved(session, computer)) {
            session = computer.session(kind.scripts());
        }
        return new Kept(kind, session);
    }

    /** Whether the session is on this computer now; one whose process has died is not. */
    private static boolean moved(PowerShellSession session, SimulatedWindows computer) throws Exception {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        computer.environment().forEach(variables::put);
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().set("Variables", variables);
        try {
            session.call(new SessionRequest("Use-Computer", parameters, Duration.ofSeconds(30)), new Silence());
            return true;
        } catch (OperationFailure | LimitFailure e) {
            session.close();
            return false;
        }
    }

    /** The cmdlets of a release. */
    static synchronized Path modules(Release release) throws IOException {
        Path folder = MODULES.get(release);
        if (folder == null) {
            folder = shared().resolve("modules-" + release.word);
            StubModules.write(release.word, folder);
            MODULES.put(release, folder);
        }
        return folder;
    }

    /** Adds what only tests have: the rights of Unix, and the function with which a session changes to another computer. */
    static void complete(Path scripts) throws IOException {
        Files.copy(
                SimulatedWindows.SOURCES.resolve("modules/SimulatedWindows/Rights.ps1"),
                scripts.resolve("session/Rights.ps1"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                SimulatedWindows.SOURCES.resolve("windows/Use-Computer.ps1"),
                scripts.resolve("machine/Use-Computer.ps1"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path scripts() throws Exception {
        if (scripts == null) {
            scripts = SimulatedWindows.unpack(shared().resolve("scripts"));
        }
        return scripts;
    }

    private static Path shared() throws IOException {
        if (shared == null) {
            shared = Files.createTempDirectory("simulated-windows");
            Runtime.getRuntime().addShutdownHook(new Thread(WarmPowerShell::end));
        }
        return shared;
    }

    private static synchronized void end() {
        IDLE.values().forEach(PowerShellSession::close);
        FileUtils.deleteQuietly(shared.toFile());
    }

    private static synchronized void keep(Kind kind, PowerShellSession session) {
        PowerShellSession other = IDLE.putIfAbsent(kind, session);
        if (other != null) {
            session.close();
        }
    }

    /** A machine whose session is kept when it is closed, unless it was stopped or reached a limit. */
    private static final class Kept implements HyperVMachine {
        private final Kind kind;
        private final PowerShellSession session;
        private final PowerShellMachine machine;
        private boolean spoiled;
        private boolean closed;

        Kept(Kind kind, PowerShellSession session) {
            this.kind = kind;
            this.session = session;
            this.machine = new PowerShellMachine(session);
        }

        @Override
        public <R extends Record> R perform(Operation<R> operation, OperationListener listener)
                throws OperationFailure, LimitFailure, AbortedFailure, InterruptedException {
            try {
                return machine.perform(operation, listener);
            } catch (LimitFailure | AbortedFailure | InterruptedException | RuntimeException e) {
                spoiled = true;
                throw e;
            }
        }

        @Override
        public void stop(String reason) {
            spoiled = true;
            machine.stop(reason);
        }

        @Override
        public void close() {
            if (closed || spoiled) {
                machine.close();
            } else {
                keep(kind, session);
            }
            closed = true;
        }
    }

    private static final class Silence implements SessionListener {
        @Override
        public void progress(String activity, String status, int percent) {}

        @Override
        public void log(LogLevel level, String text) {}
    }
}
