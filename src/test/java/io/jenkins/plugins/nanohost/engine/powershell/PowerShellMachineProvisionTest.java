package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.TestProgram;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.HardwareByHand;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.provision.HostEngine;
import io.jenkins.plugins.nanohost.engine.provision.StageOutcome;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All four stages of the documentation's examples, with the scripts on a simulated Windows. */
@TestPowerShell.NeededOnUnix
class PowerShellMachineProvisionTest {
    private static final Path EXAMPLES = Path.of("docs", "examples").toAbsolutePath();
    private static final String PASSWORD = "Pa55-of-the-guest!";

    @TempDir
    private Path computer;

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private SimulatedWindows windows;

    @ParameterizedTest
    @CsvSource({
        "nano01.yaml, WindowsServer2016.iso, SERVER_2016, microsoft/nanoserver:10.0.14393.447",
        "nano01.yaml, WindowsServer2016.iso, SERVER_2022, microsoft/nanoserver:10.0.14393.447",
        "nano01-tp4.yaml, WindowsServer2016TP4.iso, SERVER_2016, NanoServer:10.0.10586.0",
        "core01.yaml, WindowsServer2022.iso, SERVER_2022, mcr.microsoft.com/windows/nanoserver:ltsc2022"
    })
    void an_example_becomes_a_container_host_is_kept_and_removed(
            String example, String disc, Release release, String image) throws Exception {
        windows = SimulatedWindows.create(computer, release, List.of(MachineScript.example(disc)));
        HostDefinition definition = DefinitionReader.read(
                Files.readString(EXAMPLES.resolve(example)).replace("media/", EXAMPLES + "/media/"), folder, example);

        List<StageOutcome> made = run(definition);

        assertThat(made)
                .hasSize(4)
                .allSatisfy(outcome -> assertThat(outcome.decision().acts()).isTrue());
        assertThat(told).anySatisfy(line -> assertThat(line).contains("answers at tcp://", image));
        assertThat(folder.resolve("tls")).isNotEmptyDirectory();
        assertNoPassword();

        List<StageOutcome> kept = run(definition);

        assertThat(kept).hasSize(4).allSatisfy(outcome -> assertThat(
                        outcome.decision().acts())
                .as(outcome.toString())
                .isFalse());

        try (HyperVMachine machine = windows.machine()) {
            assertThat(engine(machine).remove(definition.host())).isNotEmpty();
        }
        assertThat(windows.state()).doesNotContain(definition.host().value());
    }

    @ParameterizedTest
    @CsvSource({
        "Windows Server 2016 Technical Preview 5, 14300, Nano Server, 8",
        "Windows Server 2016, 14393, Nano Server, 8",
        "Windows Server 2016, 14393, Server Core, 0",
        "Windows Server 2019, 17763, Server Core, 0",
        "Windows Server 2022, 20348, Server Core, 0",
        "Windows Server 2025, 26100, Server Core, 0"
    })
    void the_boot_disk_of_each_release_is_made_and_kept(String title, int build, String installation, int cabinets)
            throws Exception {
        windows = SimulatedWindows.create(computer, Release.SERVER_2025, List.of());
        ReleaseMedia media = ReleaseMedia.in(folder.resolve("media"));
        boolean nano = cabinets > 0;
        media.image("The image", nano ? "ServerStandardNano" : "ServerStandard", installation, build, 1);
        if (nano) {
            media.asNano("Guest", "OEM-Drivers", "Compute", "Containers");
        } else {
            media.asServer();
        }
        HostDefinition definition =
                DefinitionReader.read("{host: one, vhd: {media: " + media.folder() + "}}", folder, "one.yaml");
        windows.calls();

        assertThat(runDisk(definition)).containsEntry("release", title).containsEntry("decision", "build");

        assertThat(windows.calls()).filteredOn("Add-WindowsPackage"::equals).hasSize(cabinets);
        assertThat(runDisk(definition)).containsEntry("decision", "keep");
        assertThat(windows.calls()).doesNotContain("Mount-VHD");
    }

    @ParameterizedTest
    @CsvSource({"fr-FR,Administrateur", "es-ES,Administrador"})
    void a_host_of_media_in_another_language_is_entered_as_its_own_administrator_and_not_as_the_english_one(
            String language, String administrator) throws Exception {
        windows = SimulatedWindows.create(computer, Release.SERVER_2016, List.of());
        Path media = ReleaseMedia.nano(folder.resolve("media"), language);
        HostDefinition definition = DefinitionReader.read(
                Files.readString(EXAMPLES.resolve("nano01.yaml"))
                        .replace("media/docker.zip", EXAMPLES + "/media/docker.zip")
                        .replace("media/nanoserver.tar", EXAMPLES + "/media/nanoserver.tar")
                        .replace("media/WindowsServer2016.iso", media.toString()),
                folder,
                "nano01.yaml");

        run(definition);

        assertThat(told).anySatisfy(line -> assertThat(line).contains("answers at tcp://"));
        assertThat(told).noneMatch(line -> line.contains("built-in account"));
        String vmId = WorkFolder.at(folder.resolve("work"))
                .host(definition.host())
                .read()
                .vm()
                .vmId();
        try (HyperVMachine machine = windows.machine()) {
            MachineScript script = new MachineScript(machine, folder, media, "General Purpose External");
            for (String user : List.of("Administrator", administrator)) {
                GuestFact guest = script.perform(new GetGuestFact(new GuestAccess(vmId, user, new Secret(PASSWORD))));
                boolean own = user.equals(administrator);
                assertThat(guest.state()).isEqualTo(own ? GuestState.READY : GuestState.CREDENTIAL_REFUSED);
                assertThat(guest.administrator()).isEqualTo(own ? user : "");
            }
            // A Windows that cannot be asked for its accounts is entered all the same.
            windows.set("no-accounts");
            GuestFact silent =
                    script.perform(new GetGuestFact(new GuestAccess(vmId, administrator, new Secret(PASSWORD))));
            assertThat(silent.ready()).isTrue();
            assertThat(silent.administrator()).isEmpty();
        }
    }

    @Test
    void a_guest_is_reached_by_the_address_that_it_keeps_and_by_ipv6_where_it_has_nothing_else() throws Exception {
        windows = SimulatedWindows.create(
                computer, Release.SERVER_2016, List.of(MachineScript.example("WindowsServer2016.iso")));
        HostDefinition definition = DefinitionReader.read(
                Files.readString(EXAMPLES.resolve("nano01.yaml"))
                        .replace("media/", EXAMPLES + "/media/")
                        .replace(
                                "  network:\n    address: 192.168.1.93/24\n    gateway: 192.168.1.1\n"
                                        + "    dns: [192.168.1.1]\n",
                                ""),
                folder,
                "nano01.yaml");
        windows.set("addresses", "169.254.7.7 fe80::1 fd00::10");

        run(definition);

        assertThat(told).anySatisfy(line -> assertThat(line).contains("answers at tcp://[fd00::10]:2376"));

        windows.set("addresses", "10.0.0.5 192.168.7.2 fd00::10");
        assertThat(run(definition)).noneMatch(outcome -> outcome.decision().acts());

        windows.set("addresses", "169.254.7.7 10.0.0.5 192.168.7.2");
        assertThat(run(definition))
                .extracting(outcome -> outcome.decision().word())
                .containsExactly("keep", "keep", "update", "update");
        assertThat(told).anySatisfy(line -> assertThat(line).contains("answers at tcp://10.0.0.5:2376"));

        windows.set("addresses", "192.168.7.2 10.0.0.5");
        assertThat(run(definition)).noneMatch(outcome -> outcome.decision().acts());
    }

    @Test
    void hardware_that_was_changed_by_hand_is_planned_with_both_values_and_corrected() throws Exception {
        windows = SimulatedWindows.create(
                computer, Release.SERVER_2016, List.of(MachineScript.example("WindowsServer2016.iso")));
        HostDefinition definition = DefinitionReader.read(
                Files.readString(EXAMPLES.resolve("nano01.yaml")).replace("media/", EXAMPLES + "/media/"),
                folder,
                "nano01.yaml");
        run(definition);
        VmHardware made = WorkFolder.at(folder.resolve("work"))
                .host(definition.host())
                .read()
                .vm()
                .hardware();

        try (HyperVMachine machine = windows.machine()) {
            for (HardwareByHand hand : HardwareByHand.values()) {
                windows.changeHardware(hand.of(made));
                assertThat(planOfVm(definition, machine).changes())
                        .as(hand.toString())
                        .containsExactly(hand.change());
                windows.changeHardware(made);
                assertThat(planOfVm(definition, machine).acts())
                        .as(hand.toString())
                        .isFalse();
            }
        }
        windows.changeHardware(HardwareByHand.MEMORY.of(made));

        assertThat(run(definition))
                .extracting(outcome -> outcome.decision().word())
                .containsExactly("keep", "keep", "update", "resume");
        assertThat(run(definition)).noneMatch(outcome -> outcome.decision().acts());
    }

    private Decision planOfVm(HostDefinition definition, HyperVMachine machine) throws Exception {
        return engine(machine).plan(definition, List.of(StageName.VM)).get(0).decision();
    }

    private Map<String, Object> runDisk(HostDefinition definition) throws Exception {
        try (HyperVMachine machine = windows.machine()) {
            return engine(machine)
                    .run(definition, List.of(StageName.VHD))
                    .get(0)
                    .toMap();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nano01.yaml, WindowsServer2016.iso, docker.zip, 1",
        "nano01-tp4.yaml, WindowsServer2016TP4.iso, docker-tp4.zip, 0"
    })
    void docker_that_runs_gets_newer_programs_and_another_network(String example, String disc, String zip, int networks)
            throws Exception {
        windows = SimulatedWindows.create(computer, Release.SERVER_2016, List.of(MachineScript.example(disc)));
        String text = Files.readString(EXAMPLES.resolve(example)).replace("media/", EXAMPLES + "/media/");
        run(DefinitionReader.read(text, folder, example));
        Path docker = Files.createDirectory(folder.resolve("docker"));
        TestProgram.write(docker.resolve("docker.exe"), "newer");
        TestProgram.write(docker.resolve("dockerd.exe"), "newer");
        String newer = text.replace(EXAMPLES + "/media/" + zip, docker.toString())
                .replace("network: nat", "network: transparent")
                .replace("  subnet: 172.16.0.0/12\n", "");
        assertThat(newer).contains(docker.toString(), "network: transparent");
        HostDefinition definition = DefinitionReader.read(newer, folder, example);

        List<StageOutcome> updated = run(definition);

        assertThat(updated)
                .extracting(outcome -> outcome.decision().word())
                .containsExactly("keep", "update", "update", "update");
        assertThat(told).anyMatch(line -> line.startsWith("Stopped Docker"));
        assertThat(told).anySatisfy(line -> assertThat(line).contains("answers at tcp://"));
        assertThat(told)
                .filteredOn(line -> line.contains("made transparent network"))
                .hasSize(networks);
        assertThat(run(definition)).noneMatch(outcome -> outcome.decision().acts());
    }

    private List<StageOutcome> run(HostDefinition definition) throws Exception {
        told.clear();
        try (HyperVMachine machine = windows.machine()) {
            return engine(machine).run(definition, List.of(StageName.values()));
        }
    }

    private HostEngine engine(HyperVMachine machine) throws Exception {
        StopSignal stop = new StopSignal();
        return new HostEngine(
                WorkFolder.at(folder.resolve("work")),
                machine,
                new HostRun.RunServices(
                        telling(),
                        stop,
                        Pace.rehearsed(Instant.parse("2025-06-01T00:00:00Z"), stop),
                        new Secret(PASSWORD),
                        null),
                new ClientFolder(folder.resolve("tls")));
    }

    /** After the first boot, neither the password nor its encoded form in an answer file is anywhere. */
    private void assertNoPassword() throws Exception {
        String encoded = java.util.Base64.getEncoder()
                .encodeToString((PASSWORD + "OfflineAdministratorPassword").getBytes(StandardCharsets.UTF_16LE));
        assertThat(told).noneMatch(line -> line.contains(PASSWORD) || line.contains(encoded));
        for (Path root : List.of(computer, folder)) {
            try (Stream<Path> tree = Files.walk(root)) {
                assertThat(tree.filter(Files::isRegularFile))
                        .allSatisfy(file ->
                                assertThat(text(file)).as(file.toString()).doesNotContain(PASSWORD, encoded));
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Narrator telling() {
        return new Narrator() {
            @Override
            public void fact(String line) {
                told.add(line);
            }

            @Override
            public void warning(String line) {
                told.add("Warning: " + line);
            }

            @Override
            public void progress(String activity, int percent) {
                assertThat(percent).isBetween(-1, 100);
            }
        };
    }
}
