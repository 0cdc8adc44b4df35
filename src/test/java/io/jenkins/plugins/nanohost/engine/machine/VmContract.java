package io.jenkins.plugins.nanohost.engine.machine;

import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.MARK;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.NAME;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVmState;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetVirusScanner;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.SetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VirusScanner;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmDrive;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates.VmStateFact;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the port promises for the machine itself and for its VMs. */
public abstract class VmContract extends HyperVMachineContract {
    @Test
    void the_machine_tells_what_it_is_and_its_switches() throws Exception {
        MachineFact fact = perform(new GetMachineFact(folder.toString(), List.of()));

        assertThat(fact.administrator() && fact.hyperVModule() && fact.hyperVService())
                .isTrue();
        assertThat(fact.switches()).extracting(MachineFact.SwitchFact::name).contains(switchName());
    }

    @Test
    void the_machine_tells_what_its_virus_scanner_scans() throws Exception {
        VirusScanner scanner = perform(new GetVirusScanner());

        assertThat(scanner.folders()).doesNotContain("");
        assertThat(perform(new GetVirusScanner())).isEqualTo(scanner);
    }

    @Test
    void a_vm_is_made_off_as_it_is_wanted() throws Exception {
        perform(script.newBase());
        perform(script.newHost());

        VmFact vm = perform(script.newVm());

        assertThat(vm.name()).isEqualTo(NAME);
        assertThat(vm.state()).isEqualTo(VmState.OFF);
        assertThat(vm.bears(MARK)).isTrue();
        assertThat(vm.drives())
                .containsExactly(new VmDrive(
                        script.host().toString(), List.of(script.base().toString())));
        assertThat(vm.hardware()).isEqualTo(script.hardware());
        assertThat(vm.heartbeat()).isFalse();
        assertThat(vm.uptime()).isZero();
        assertThat(vm.addresses()).isEmpty();
        assertThat(vms(vm.id(), "")).containsExactly(vm);
        assertThat(vms("", NAME)).containsExactly(vm);
    }

    @Test
    void a_vm_that_is_not_there_is_no_error_to_look_for() throws Exception {
        assertThat(vms("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111", "nobody")).isEmpty();
    }

    @Test
    void states_of_several_vms_come_with_one_question_and_those_that_are_not_there_are_passed_over() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        Path other = folder.resolve("other.vhdx");
        perform(script.newHost(other, HostDiskKind.DIFFERENCING));
        VmFact first = perform(script.newVm());
        VmFact second = perform(script.newVm("another-mark", other));
        perform(new StartHostVm(first.id()));

        List<VmStateFact> found =
                states(first.id().toUpperCase(Locale.ROOT), "5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111", second.id());

        assertThat(found)
                .containsExactlyInAnyOrder(
                        new VmStateFact(
                                first.id(),
                                NAME,
                                VmState.RUNNING,
                                first.notes(),
                                List.of(),
                                List.of(script.host().toString())),
                        new VmStateFact(
                                second.id(), NAME, VmState.OFF, second.notes(), List.of(), List.of(other.toString())));
        assertThat(states(second.id())).extracting(VmStateFact::id).containsExactly(second.id());
    }

    @Test
    void no_vm_has_no_state() throws Exception {
        script.runningVm();

        assertThat(states()).isEmpty();
        assertThat(states("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111")).isEmpty();
    }

    @Test
    void state_of_a_vm_has_the_addresses_that_its_guest_reports() throws Exception {
        VmFact vm = script.runningVm();
        List<String> addresses = until(
                        () -> script.perform(new GetHostVm(vm.id(), "")),
                        found -> !found.vms().get(0).addresses().isEmpty())
                .vms()
                .get(0)
                .addresses();

        assertThat(states(vm.id())).extracting(VmStateFact::addresses).containsExactly(addresses);
        save(vm);
        assertThat(states(vm.id())).extracting(VmStateFact::state).containsExactly(VmState.SAVED);
    }

    private List<VmStateFact> states(String... ids) throws Exception {
        return perform(new GetHostVmState(List.of(ids))).vms();
    }

    @Test
    void a_vm_is_not_made_twice() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        VmFact first = perform(script.newVm());

        VmFact second = perform(script.newVm());

        assertThat(second).isEqualTo(first);
        assertThat(vms("", NAME)).hasSize(1);
    }

    @Test
    void a_vm_whose_making_died_is_completed_and_bears_its_name_only_then() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        cutShort(script.newVm());
        List<VmFact> half = vms("", NAME + "-" + MARK);
        assertThat(half).hasSize(1);
        assertThat(vms("", NAME)).isEmpty();

        VmFact vm = perform(script.newVm());

        assertThat(vm.id()).isEqualTo(half.get(0).id());
        assertThat(vm.bears(MARK)).isTrue();
        assertThat(vms("", NAME)).containsExactly(vm);
        assertThat(vms("", NAME + "-" + MARK)).isEmpty();
    }

    @Test
    void two_vms_may_have_one_name() throws Exception {
        perform(script.newBase());
        perform(script.newHost());
        Path other = folder.resolve("other.vhdx");
        perform(script.newHost(other, HostDiskKind.DIFFERENCING));

        VmFact first = perform(script.newVm());
        VmFact second = perform(script.newVm("another-mark", other));

        assertThat(vms("", NAME)).containsExactlyInAnyOrder(first, second);
        assertThat(vms(second.id(), "")).containsExactly(second);
    }

    @Test
    void a_vm_is_not_made_on_a_switch_that_is_not_there() throws Exception {
        perform(script.newBase());
        perform(script.newHost());

        refuses(script.orderVm().switchName("No such switch").operation(), "No such switch");
        refusesAs(
                FailureCode.SWITCH_MISSING,
                script.orderVm().switchName("No such switch").operation());
        assertThat(vms("", NAME)).isEmpty();
    }

    @Test
    void a_vm_is_not_made_without_its_disk() throws Exception {
        refuses(script.newVm(), "nano01.vhdx");
        assertThat(vms("", NAME)).isEmpty();
    }

    @Test
    void a_vm_that_runs_is_left_alone_by_another_start() throws Exception {
        VmFact vm = script.runningVm();
        assertThat(vm.running()).isTrue();
        until(
                () -> script.perform(new GetHostVm(vm.id(), "")),
                found -> found.vms().get(0).heartbeat());

        VmFact again = perform(new StartHostVm(vm.id()));

        assertThat(again.running()).isTrue();
        assertThat(again.heartbeat()).isTrue();
    }

    @Test
    void a_vm_gets_its_heartbeat_and_then_an_address() throws Exception {
        VmFact vm = script.runningVm();
        assertThat(vm.heartbeat()).isFalse();

        VmFact up = until(
                        () -> script.perform(new GetHostVm(vm.id(), "")),
                        found -> !found.vms().get(0).addresses().isEmpty())
                .vms()
                .get(0);

        assertThat(up.heartbeatStatus()).startsWith("OkApplications");
        assertThat(up.uptime()).isPositive();
    }

    @Test
    void a_vm_that_is_not_there_does_not_start() {
        refuses(new StartHostVm("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111"), "5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111");
        refusesAs(FailureCode.VM_NOT_THERE, new StartHostVm("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111"));
    }

    @Test
    void one_disk_does_not_run_in_two_vms() throws Exception {
        script.runningVm();

        refuses(script.newVm("another-mark", script.host()), "nano01.vhdx");
    }

    @Test
    void a_vm_is_changed_and_stays_off() throws Exception {
        VmFact vm = script.runningVm();

        VmFact changed = perform(new SetHostVm(
                vm.id(),
                MARK,
                VmHardware.of(switchName(), ByteSize.gigabytes(4), 4).withMacSpoofing(true)));

        assertThat(changed.state()).isEqualTo(VmState.OFF);
        assertThat(changed.hardware())
                .isEqualTo(VmHardware.of(switchName(), ByteSize.gigabytes(4), 4).withMacSpoofing(true));
        assertThat(changed.drives()).isEqualTo(vm.drives());
        assertThat(vms(vm.id(), "")).containsExactly(changed);
    }

    @Test
    void a_vm_without_our_mark_is_not_changed() throws Exception {
        VmFact vm = script.runningVm();

        refuses(
                new SetHostVm(
                        vm.id(),
                        "another-mark",
                        VmHardware.of(switchName(), ByteSize.gigabytes(4), 4).withMacSpoofing(true)),
                vm.id());
        VmFact after = vms(vm.id(), "").get(0);
        assertThat(after.running()).isTrue();
        assertThat(after.hardware()).isEqualTo(script.hardware());
    }

    @Test
    void a_vm_whose_state_is_saved_is_not_changed() throws Exception {
        VmFact vm = script.runningVm();
        save(vm);

        refuses(
                new SetHostVm(
                        vm.id(),
                        MARK,
                        VmHardware.of(switchName(), ByteSize.gigabytes(4), 4).withMacSpoofing(true)),
                NAME,
                "saved");
        VmFact after = vms(vm.id(), "").get(0);
        assertThat(after.state()).isEqualTo(VmState.SAVED);
        assertThat(after.hardware()).isEqualTo(script.hardware());
    }

    @Test
    void a_vm_whose_state_is_saved_is_removed() throws Exception {
        VmFact vm = script.runningVm();
        save(vm);

        assertThat(perform(new RemoveHostVm(vm.id(), MARK)).changed()).isTrue();
        assertThat(vms(vm.id(), NAME)).isEmpty();
    }

    @Test
    void a_running_vm_is_removed_and_its_disk_stays() throws Exception {
        VmFact vm = script.runningVm();

        assertThat(perform(new RemoveHostVm(vm.id(), MARK)).changed()).isTrue();
        assertThat(vms(vm.id(), NAME)).isEmpty();
        assertThat(script.host()).exists();
        assertThat(perform(new RemoveDisk(script.host().toString())).changed()).isTrue();
    }

    @Test
    void removing_a_vm_that_is_not_there_is_no_error() throws Exception {
        assertThat(perform(new RemoveHostVm("5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111", MARK))
                        .changed())
                .isFalse();
    }

    @Test
    void a_vm_without_our_mark_is_not_removed() throws Exception {
        VmFact vm = script.runningVm();

        refuses(new RemoveHostVm(vm.id(), "another-mark"), vm.id());
        refusesAs(FailureCode.MARK_MISSING, new RemoveHostVm(vm.id(), "another-mark"));
        assertThat(vms(vm.id(), "").get(0).running()).isTrue();
    }

    @Test
    void what_was_made_is_there_for_whoever_opens_the_machine_next() throws Exception {
        VmFact vm = script.runningVm();
        machine.close();

        try (HyperVMachine next = open()) {
            assertThat(next.perform(new GetHostVm(vm.id(), ""), new QuietListener())
                            .vms())
                    .extracting(VmFact::running)
                    .containsExactly(true);
        }
    }

    @Test
    void a_machine_that_was_stopped_does_nothing_more() {
        machine.stop("the test");

        assertThatThrownBy(() -> perform(new GetMachineFact(folder.toString(), List.of())))
                .isInstanceOf(AbortedFailure.class)
                .hasMessageContaining("the test");
        assertThatThrownBy(() -> perform(script.newBase())).isInstanceOf(AbortedFailure.class);
        assertThat(folder).isEmptyDirectory();
    }
}
