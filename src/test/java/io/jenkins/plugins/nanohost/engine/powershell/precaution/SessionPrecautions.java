package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
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
            }));

    private SessionPrecautions() {}
}
