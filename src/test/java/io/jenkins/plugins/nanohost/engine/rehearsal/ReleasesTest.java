package io.jenkins.plugins.nanohost.engine.rehearsal;

import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.PASSWORD;
import static io.jenkins.plugins.nanohost.engine.machine.MachineScript.never;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.HostOrder;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Registry;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.WindowsSetup;
import io.jenkins.plugins.nanohost.engine.windows.AnswerFile;
import io.jenkins.plugins.nanohost.engine.windows.GuestSetup;
import io.jenkins.plugins.nanohost.engine.windows.SetupBuilder;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Hosts of each release boot with the engine's own answer files; disks keep what was added to their image. */
class ReleasesTest {
    @TempDir
    private Path rehearsal;

    @TempDir
    private Path folder;

    private MachineScript script;

    private Path core(int build, String edition) throws Exception {
        Path media = ReleaseMedia.in(folder.resolve("media"))
                .image("Core", edition, "Server Core", build, 100)
                .asServer()
                .folder();
        script = new MachineScript(Rehearsals.open(rehearsal, List.of()), folder, media, "General Purpose External");
        return media;
    }

    private HostOrder answered(GuestSetup setup) {
        return script.orderHost()
                .offlineAnswers(AnswerFile.offline(setup, PASSWORD))
                .bootAnswers(AnswerFile.boot(setup, PASSWORD));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_2016", "SERVER_2019", "SERVER_2022", "SERVER_2025"})
    void server_core_of_each_release_comes_up_with_the_engines_answers(WindowsRelease release) throws Exception {
        for (String edition : List.of("ServerDatacenter", "ServerStandardEval")) {
            core(release.build(), edition);
            Path base = folder.resolve(edition + ".vhdx");
            script.perform(script.orderBase()
                    .core()
                    .image(1)
                    .features("Containers")
                    .at(base)
                    .operation());
            script.perform(answered(SetupBuilder.core(release, edition).build())
                    .on(base)
                    .operation());

            GuestAccess access = script.openHost();

            assertThat(script.perform(new GetGuestFact(access)))
                    .isEqualTo(MachineScript.readyGuest(edition, release.build(), 100));
            Workshop.at(rehearsal).removeVm(access.vmId());
            Files.delete(script.host());
        }
    }

    @Test
    void nano_server_comes_up_with_the_engines_answers() throws Exception {
        Path media = ReleaseMedia.in(folder.resolve("media"))
                .image("Nano", "ServerStandardNano", "Nano Server", 14393, 447)
                .asNano("Guest", "Containers")
                .folder();
        script = new MachineScript(Rehearsals.open(rehearsal, List.of()), folder, media, "General Purpose External");
        script.perform(script.newBase(1, List.of("Guest", "Containers")));
        script.perform(answered(SetupBuilder.nano().build()).operation());

        assertThat(script.perform(new GetGuestFact(script.openHost())).computerName())
                .isEqualTo("nano01");
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, ServerDatacenter, all-small-letters, administrator's password",
        "en-US, ServerDatacenter, Sh0r!, administrator's password",
        "en-US, ServerDatacenter, Administrator-1, administrator's password",
        "de-DE, ServerDatacenter, Str0ng-enough, de-DE",
        "en-US, ServerUnknown, Str0ng-enough, product key",
    })
    void server_core_tells_on_its_console_what_it_stops_at(
            String language, String edition, String password, String words) throws Exception {
        core(20348, edition);
        GuestSetup setup = SetupBuilder.core(WindowsRelease.SERVER_2022, edition)
                .speaking(language, "de-DE")
                .build();
        script.perform(script.orderBase().core().image(1).operation());
        script.perform(script.orderHost()
                .offlineAnswers(AnswerFile.offline(setup, password))
                .bootAnswers(AnswerFile.boot(setup, password))
                .operation());
        VmFact vm =
                script.perform(new StartHostVm(script.perform(script.newVm()).id()));

        GuestFact last = never(() -> script.perform(new GetGuestFact(script.access(vm))), GuestFact::ready);

        assertThat(last.state()).isEqualTo(GuestState.SILENT);
        assertThat(last.detail()).contains("first boot", words).doesNotContain(password);
        assertThat(script.perform(new GetHostVm(vm.id(), "")).vms().get(0).heartbeat())
                .isTrue();
    }

    @Test
    void server_core_without_answers_asks_everything_but_the_password_that_was_set_offline() throws Exception {
        core(20348, "ServerDatacenter");
        script.perform(script.orderBase().core().image(1).operation());
        script.perform(script.orderHost().bootAnswers("").operation());
        VmFact vm =
                script.perform(new StartHostVm(script.perform(script.newVm()).id()));

        GuestFact last = never(() -> script.perform(new GetGuestFact(script.access(vm))), GuestFact::ready);

        assertThat(last.detail())
                .contains("HideEULAPage", "UILanguage", "UserLocale", "InputLocale", "ProductKey")
                .doesNotContain("AdministratorPassword");
        assertThat(Workshop.at(rehearsal).fileOn(script.host(), WindowsSetup.ANSWERS))
                .isEmpty();
    }

    @Test
    void a_first_boot_that_stopped_goes_on_when_its_answers_are_mended() throws Exception {
        core(20348, "ServerDatacenter");
        GuestSetup setup = SetupBuilder.core(WindowsRelease.SERVER_2022, "ServerDatacenter")
                .build();
        script.perform(script.orderBase().core().image(1).operation());
        script.perform(answered(setup)
                .bootAnswers("<unattend xmlns='urn:schemas-microsoft-com:unattend'/>")
                .operation());
        VmFact vm =
                script.perform(new StartHostVm(script.perform(script.newVm()).id()));
        never(() -> script.perform(new GetGuestFact(script.access(vm))), GuestFact::ready);
        Workshop workshop = Workshop.at(rehearsal);
        workshop.turnOff(vm.id());
        Files.writeString(
                workshop.fileOn(script.host(), WindowsSetup.ANSWERS).orElseThrow(), AnswerFile.boot(setup, PASSWORD));

        script.perform(new StartHostVm(vm.id()));

        MachineScript.until(() -> script.perform(new GetGuestFact(script.access(vm))), GuestFact::ready);
    }

    @Test
    void a_first_boot_whose_answers_were_garbled_tells_so() throws Exception {
        core(20348, "ServerDatacenter");
        script.perform(script.orderBase().core().image(1).operation());
        script.perform(script.orderHost().operation());
        Files.writeString(
                Workshop.at(rehearsal)
                        .fileOn(script.host(), WindowsSetup.ANSWERS)
                        .orElseThrow(),
                "<unattend>");
        VmFact vm =
                script.perform(new StartHostVm(script.perform(script.newVm()).id()));

        assertThat(script.perform(new GetGuestFact(script.access(vm))).detail()).contains("could not parse");
    }

    @Test
    void a_guest_without_a_name_gets_one() throws Exception {
        core(20348, "ServerDatacenterEval");
        script.perform(script.orderBase().core().image(1).operation());
        GuestSetup setup = SetupBuilder.core(WindowsRelease.SERVER_2022, "ServerDatacenterEval")
                .named(null)
                .build();
        script.perform(answered(setup).operation());

        assertThat(script.perform(new GetGuestFact(script.openHost())).computerName())
                .matches("WIN-[0-9A-F]{11}");
    }

    @Test
    void what_was_added_to_an_image_stays_with_its_disk_and_its_children() throws Exception {
        core(20348, "ServerDatacenter");
        Path update = Files.writeString(folder.resolve("windows10.0-kb5031364-x64-20348.2031.msu"), "MSCF");
        Path driver = Files.writeString(folder.resolve("adapter.inf"), "[Version]");
        script.perform(script.orderBase()
                .core()
                .image(1)
                .updates(update)
                .drivers(driver)
                .features("Containers")
                .operation());
        script.perform(script.orderHost().operation());

        Registry windows = Workshop.at(rehearsal).registry(script.host());

        assertThat(windows.revision()).isEqualTo(2031);
        assertThat(windows.components())
                .isEqualTo(new Registry.Components(
                        List.of(),
                        List.of("windows10.0-kb5031364-x64-20348.2031.msu"),
                        List.of("adapter.inf"),
                        List.of("Containers")));
        assertThat(windows.hasContainers()).isTrue();
    }

    @Test
    void an_update_of_another_build_is_not_added() throws Exception {
        core(20348, "ServerDatacenter");
        Path update = Files.writeString(folder.resolve("windows10.0-kb1-17763.3000.cab"), "MSCF");

        assertThatThrownBy(() -> script.perform(
                        script.orderBase().core().image(1).updates(update).operation()))
                .hasMessageContaining("0x800f081e");
        assertThat(script.base()).doesNotExist();
    }
}
