package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.powershell.session.LogLevel;
import io.jenkins.plugins.nanohost.engine.powershell.session.PowerShellSession;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionListener;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionProcesses;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionRequest;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The precautions of the scripts for the engine's session on the machine, and for those in guests. */
final class SessionPrecautions {
    private static final String NOBODY = "9f6f8e9a-4a55-4b6c-9d3e-5a0a3f0d7c11";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What is left of a request when a program that an operation started has read its first bytes. */
    private static final String LOST_BEGINNING = "\"id\":1,\"stop\":true}";

    static final List<Precaution> ALL = List.of(
            in("Connect-Guest", "if ([string]$vm.State -ne 'Running') {", "if ($false) {", bench -> {
                GuestAccess access = bench.script().access(bench.makeVm());
                assertThat(bench.perform(new GetGuestFact(access)).detail())
                        .contains(MachineScript.NAME, "does not run");
            }),
            in("Open-GuestSession", "if ($null -eq $vm) {", "if ($false) {", bench -> {
                GuestAccess access = bench.script().access(bench.startVm());
                bench.orderNothing("Get-VM", 1);
                assertThat(bench.perform(new GetGuestFact(access)).detail()).contains("was removed meanwhile");
            }),
            in("Invoke-GuestOperation", "if ($guest.State -eq 'credentialRefused') {", "if ($false) {", bench -> {
                GuestAccess access = bench.script().openGuest();
                GuestAccess wrong = new GuestAccess(access.vmId(), access.user(), new Secret("wrong"));
                bench.refuses(new GetDockerFact(wrong, DockerStart.SERVICE), "refuses the credential");
            }),
            in("Invoke-GuestOperation", "$ofFunction -and -not $looks", "$ofFunction", bench -> {
                GuestAccess access = bench.script().openGuest();
                bench.changeGuest("function global:Get-ItemProperty { throw 'no registry' }");
                bench.reopen();
                GuestFact fact = bench.perform(new GetGuestFact(access));
                assertThat(fact.state()).isEqualTo(GuestState.SILENT);
                assertThat(fact.detail()).contains("no registry");
            }),
            // The first call breaks off with the session, the second one opens a new session, and the third one fails.
            in("Invoke-GuestOperation", "if ($try -gt 1) {", "if ($false) {", bench -> {
                GuestAccess access = bench.script().openGuest();
                bench.set("guest-breaks", "1");
                bench.failsAt("Invoke-Command", 2, new GetDockerFact(access, DockerStart.SERVICE));
            }),
            in("Connect-Guest", "if ($same -and $usable) {", "if ($same) {", bench -> {
                GuestAccess access = hung(bench);
                assertThat(bench.perform(new GetGuestFact(access)).ready()).isTrue();
            }),
            in("Invoke-GuestHop", "[void]$shell.BeginStop($null, $null)", "$null = $shell", bench -> {
                GuestAccess access = bench.script().openGuest();
                bench.orderHang("Invoke-Command", 0);
                bench.interruptsHanging("fault.txt", new GetDockerFact(access, DockerStart.SERVICE));
                bench.waitFor("call-stopped");
            }),
            // A process of its own: the table of the sessions outlives a computer.
            in("Get-GuestSession", "-ErrorAction 'Ignore'", "-ErrorAction 'Stop'", bench -> {
                bench.reopen();
                bench.script().openGuest();
            }),
            in(
                    "Invoke-GuestOperation",
                    "-not (Test-Path -LiteralPath (Join-Path",
                    "$false -and (Test-Path -LiteralPath (Join-Path",
                    bench -> {
                        Map<String, String> parameters = Map.of(
                                "VmId",
                                NOBODY,
                                "User",
                                "Administrator",
                                "Password",
                                "secret",
                                "Function",
                                "Set-GuestText");
                        callFails(bench, "Invoke-GuestOperation", parameters, "There is no operation 'Set-GuestText'");
                    }),
            in(
                    "AnswerWriter",
                    "        throw (New-Object",
                    "        $null = (New-Object",
                    bench -> callFails(bench, "Get-NotPlain", Map.of(), "SecureString", "Disk.Owner")),
            in(
                    "Complete-Operation",
                    "$Operation.Results.Count -gt 1",
                    "$false",
                    bench -> callFails(bench, "Get-Twice", Map.of(), "gave 2 results")),
            in(
                    "Resolve-OperationFile",
                    ".Count -ne 1) {",
                    ".Count -lt 0) {",
                    bench -> callFails(bench, "Invoke-Misnamed", Map.of(), "does not define the function")),
            in("Start-Operation", "-not ($Known.ContainsKey($name) -and $Known[$name].Callable)", "$false", bench -> {
                Path text = bench.file("nano01.txt", "somebody's");
                callFails(bench, "Clear-SecretFile", Map.of("Path", text.toString()), "There is no operation");
                assertThat(text).hasContent("somebody's");
            }),
            in("ConvertFrom-RequestLine", "        throw (New-Object", "        $null = (New-Object", bench -> {
                try (PowerShellSession session = bench.session("Get-Nothing")) {
                    SessionProcesses.send(session, LOST_BEGINNING);
                    assertFails(session, "Get-Nothing", Map.of(), "did a program that an operation started read");
                }
            }),
            in("Session", "if ($waiting.Count -gt 0) {", "if ($false) {", bench -> {
                try (PowerShellSession session = bench.session("Get-Nothing")) {
                    call(session, "Get-Nothing", Map.of());
                }
            }),
            in(
                    "Session",
                    "if ($null -eq $line) {\n                break",
                    "if ($false) {\n                break",
                    bench -> {
                        PowerShellSession session = bench.session("Get-Nothing");
                        call(session, "Get-Nothing", Map.of());
                        session.close();
                        assertThat(SessionProcesses.exitCode(session)).isZero();
                    }),
            // A process of its own: it keeps what it knows of a character.
            in("AnswerWriter", "-or $code -gt 0x7e ", "", bench -> {
                bench.reopen();
                String disk =
                        bench.folder().resolve("nano-\\\"\u0001\u00fc.vhdx").toString();
                assertThat(bench.perform(new RemoveDisk(disk)).note()).contains(disk);
            }),
            // It would ask for ever; here the second call has an answer.
            in("Invoke-GuestOperation", "if ($null -eq $result) {", "if ($false) {", bench -> {
                GuestAccess access = bench.script().openGuest();
                bench.changeGuest(
                        """
                        $global:Asked = $false
                        function global:Get-Nothing {
                            if ($global:Asked) { [pscustomobject]@{ State = 'absent' } }
                            $global:Asked = $true
                        }
                        Set-Alias -Name 'Get-DockerFact' -Value 'Get-Nothing' -Scope 'Global'
                        """);
                bench.reopen();
                bench.refuses(new GetDockerFact(access, DockerStart.SERVICE), "gave no result");
            }));

    private SessionPrecautions() {}

    private static void callFails(
            PrecautionBench bench, String function, Map<String, String> parameters, String... words) throws Exception {
        try (PowerShellSession session = bench.session(function)) {
            assertFails(session, function, parameters, words);
        }
    }

    private static void assertFails(
            PowerShellSession session, String function, Map<String, String> parameters, String... words) {
        assertThatThrownBy(() -> call(session, function, parameters))
                .isInstanceOf(OperationFailure.class)
                .satisfies(failure -> assertThat(failure.getMessage()).contains(words));
    }

    private static void call(PowerShellSession session, String function, Map<String, String> parameters)
            throws Exception {
        SessionListener listener = new SessionListener() {
            @Override
            public void progress(String activity, String status, int percent) {}

            @Override
            public void log(LogLevel level, String text) {}
        };
        session.call(new SessionRequest(function, new ObjectMapper().valueToTree(parameters), LIMIT), listener);
    }

    /** A guest that is called through a runspace in which a call hangs. */
    private static GuestAccess hung(PrecautionBench bench) throws Exception {
        GuestAccess access = bench.script().openGuest();
        bench.set("guest-hangs", "call");
        bench.interruptsHanging("guest-hangs", new GetDockerFact(access, DockerStart.SERVICE));
        return access;
    }
}
