package io.jenkins.plugins.nanohost.engine.machine;

import static io.jenkins.plugins.nanohost.engine.machine.Answers.Question;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.NAME;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.PASSWORD;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.never;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the port promises for a guest's boots, mostly the first one, for Nano Server and Server Core of Windows Server 2016. */
public abstract class BootContract extends HyperVMachineContract {
    private static final String ANSWERS = "C:\\Windows\\Panther\\unattend.xml";
    private static final Set<Question> NONE = EnumSet.noneOf(Question.class);

    private GuestAccess startCore(HostOrder order) throws Exception {
        perform(script.orderBase().core().operation());
        perform(order.operation());
        return start();
    }

    private GuestAccess start() throws Exception {
        return script.access(perform(new StartHostVm(perform(script.newVm()).id())));
    }

    private void staysClosed(GuestAccess access) throws Exception {
        GuestFact last = never(() -> script.perform(new GetGuestFact(access)), GuestFact::ready);
        assertThat(last.detail()).isNotEmpty();
    }

    private List<String> files(GuestAccess access, String... paths) throws Exception {
        return perform(new GetGuestFile(access, List.of(paths))).files().stream()
                .map(GuestFiles.GuestFile::path)
                .toList();
    }

    @Test
    void server_core_comes_up_when_nothing_is_left_to_ask() throws Exception {
        GuestAccess access = startCore(script.orderHost());
        awaitGuest(access);

        GuestFact guest = perform(new GetGuestFact(access));
        assertThat(guest.computerName()).isEqualToIgnoringCase(NAME);
        assertThat(guest.edition()).isEqualTo("ServerDatacenter");
        assertThat(guest.build()).isEqualTo(14393);
    }

    @ParameterizedTest
    @EnumSource
    void server_core_stops_at_a_question_that_is_left_open(Question question) throws Exception {
        staysClosed(startCore(script.orderHost().bootAnswers(Answers.boot(EnumSet.of(question), ""))));
    }

    @Test
    void server_core_stops_when_no_password_is_set() throws Exception {
        staysClosed(startCore(script.orderHost().offlineAnswers(Answers.offline(NAME, ""))));
    }

    @Test
    void the_password_of_the_first_boots_answers_counts() throws Exception {
        GuestAccess access = startCore(
                script.orderHost().offlineAnswers(Answers.offline(NAME, "")).bootAnswers(Answers.boot(NONE, PASSWORD)));

        awaitGuest(access);
        assertThat(files(access, ANSWERS)).isEmpty();
    }

    @Test
    void nano_server_asks_nothing() throws Exception {
        perform(script.newBase());
        perform(script.orderHost()
                .bootAnswers(Answers.boot(EnumSet.allOf(Question.class), ""))
                .operation());

        awaitGuest(start());
    }

    @Test
    void what_was_applied_to_the_disk_does_not_stay_in_it() throws Exception {
        perform(script.newBase());
        perform(script.orderHost().bootAnswers(Answers.boot(NONE, "")).operation());
        GuestAccess access = start();
        awaitGuest(access);

        assertThat(files(access, ANSWERS, "C:\\unattend.xml")).isEmpty();
        assertThat(perform(new GetGuestFact(access)).computerName()).isEqualToIgnoringCase(NAME);
    }

    @Test
    void files_that_were_wanted_in_the_disk_are_the_guests() throws Exception {
        Path source = file("settings.txt", "settings");
        perform(script.newBase());
        perform(script.orderHost()
                .files(new FileCopy(source.toString(), "C:\\some folder\\settings.txt"))
                .operation());
        GuestAccess access = start();
        awaitGuest(access);

        assertThat(perform(new GetGuestFile(
                                access, List.of("C:\\some folder\\settings.txt", "C:\\some folder\\other.txt")))
                        .files())
                .containsExactly(
                        new GuestFiles.GuestFile("C:\\some folder\\settings.txt", 8, Digests.ofText("settings")));
    }

    @Test
    void the_commands_at_the_end_of_the_first_boot_are_run_in_their_order() throws Exception {
        perform(script.newBase());
        perform(script.orderHost()
                .commands("echo one>C:\\first.txt", "copy /y C:\\first.txt C:\\second.txt", "del C:\\first.txt")
                .operation());
        GuestAccess access = start();
        awaitGuest(access);

        assertThat(files(access, "C:\\first.txt", "C:\\second.txt")).containsExactly("C:\\second.txt");
    }

    @Test
    void fixed_addresses_are_the_guests() throws Exception {
        perform(script.newBase());
        perform(script.orderHost()
                .commands(
                        "netsh interface ipv4 set address \"Ethernet\" static 192.168.1.93 255.255.255.0",
                        "netsh interface ipv6 add address \"Ethernet\" fd00::93/64")
                .operation());

        GetHostVm look = new GetHostVm(start().vmId(), "");
        List<String> addresses = until(() -> addresses(look), found -> found.size() > 1);
        assertThat(addresses).contains("192.168.1.93", "fd00::93");
    }

    @Test
    void every_address_of_a_guest_is_reported_on_its_own() throws Exception {
        perform(script.newBase());
        perform(script.orderHost()
                .commands(
                        "netsh interface ipv4 set address \"Ethernet\" static 192.168.1.93 255.255.255.0",
                        "netsh interface ipv4 add address \"Ethernet\" 192.168.1.94 255.255.255.0",
                        "netsh interface ipv6 add address \"Ethernet\" fd00::93/64")
                .operation());

        GetHostVm look = new GetHostVm(start().vmId(), "");
        VmFact up = until(
                        () -> script.perform(look),
                        found -> found.vms().get(0).addresses().size() > 2)
                .vms()
                .get(0);
        assertThat(up.addresses()).contains("192.168.1.93", "192.168.1.94", "fd00::93");
        assertThat(up.usableAddresses())
                .contains(new Ipv4("192.168.1.93"), new Ipv4("192.168.1.94"), new Ipv6("fd00::93"))
                .noneMatch(IpAddress::isLinkLocal);
    }

    @Test
    void a_guest_without_fixed_addresses_has_another_one() throws Exception {
        perform(script.newBase());
        perform(script.newHost());

        GetHostVm look = new GetHostVm(start().vmId(), "");
        List<String> addresses = until(() -> addresses(look), found -> !found.isEmpty());
        assertThat(addresses).doesNotContain("192.168.1.93", "fd00::93");
    }

    private List<String> addresses(GetHostVm look) throws Failure, InterruptedException {
        return script.perform(look).vms().get(0).addresses();
    }

    @Test
    void a_computer_that_joins_a_domain_has_the_name_that_it_joins_with() throws Exception {
        perform(script.newBase());
        perform(script.orderHost()
                .offlineAnswers(Answers.offline("*", PASSWORD))
                .domainBlob(domainBlob("JOINED01"))
                .operation());
        GuestAccess access = start();
        awaitGuest(access);

        assertThat(perform(new GetGuestFact(access)).computerName()).isEqualToIgnoringCase("JOINED01");
    }

    @Test
    void a_vm_of_the_first_generation_boots_from_a_disk_for_it() throws Exception {
        Path base = folder.resolve("base.vhd");
        Path disk = folder.resolve("nano01.vhd");
        perform(script.orderBase()
                .at(base)
                .generation(VmGeneration.ONE)
                .packages(MachineScript.PACKAGES)
                .operation());
        perform(script.orderHost().on(base).at(disk).operation());
        VmFact vm = perform(new StartHostVm(
                perform(script.orderVm().generation(VmGeneration.ONE).on(disk).operation())
                        .id()));

        assertThat(until(
                                () -> script.perform(new GetHostVm(vm.id(), "")),
                                found -> found.vms().get(0).heartbeat())
                        .vms())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_vm_does_not_boot_from_a_disk_for_the_other_generation(VmGeneration generation) throws Exception {
        perform(script.orderBase()
                .generation(generation == VmGeneration.ONE ? VmGeneration.TWO : VmGeneration.ONE)
                .packages(MachineScript.PACKAGES)
                .operation());
        perform(script.newHost());
        VmFact vm = perform(new StartHostVm(
                perform(script.orderVm().generation(generation).operation()).id()));

        never(
                () -> script.perform(new GetHostVm(vm.id(), "")),
                found -> found.vms().get(0).heartbeat());
    }

    @Test
    void a_vm_of_the_second_generation_takes_no_vhd() throws Exception {
        Path base = folder.resolve("base.vhd");
        perform(script.orderBase().at(base).generation(VmGeneration.ONE).operation());

        refuses(script.orderVm().on(base).operation(), "base.vhd");
        assertThat(vms("", NAME)).isEmpty();
    }
}
