package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import java.util.List;

/** The precautions of the scripts for the engine's session on the machine, and for those in guests. */
final class SessionPrecautions {
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
}
