package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person makes the machine unfit by editing machine.json, and it behaves so. */
class UnfitMachineTest {
    @TempDir
    private Path rehearsal;

    @TempDir
    private Path folder;

    private MachineScript script;

    @BeforeEach
    void openMachine() throws Exception {
        script = new MachineScript(
                RehearsalMachine.open(rehearsal, List.of()),
                folder,
                MachineScript.example("WindowsServer2016.iso"),
                "General Purpose External");
        script.perform(new GetMachineFact(folder.toString()));
    }

    private void edit(String what, String by) throws Exception {
        Path file = rehearsal.resolve("machine.json");
        String text = Files.readString(file);
        assertThat(text).contains(what);
        Files.writeString(file, text.replace(what, by));
    }

    @ParameterizedTest
    @CsvSource({
        "administrator, true, permission",
        "hyperVModule, true, Hyper-V",
        "hyperVService, true, Virtual Machine Management",
    })
    void a_machine_without_what_hyper_v_needs_only_tells_so(String fact, boolean fit, String words) throws Exception {
        edit("\"" + fact + "\" : " + fit, "\"" + fact + "\" : " + !fit);

        MachineFact machine = script.perform(new GetMachineFact(folder.toString()));

        assertThat(machine.administrator() && machine.hyperVModule() && machine.hyperVService())
                .isFalse();
        assertThatThrownBy(() -> script.perform(new GetHostVm("", "nano01")))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining(words);
    }

    @Test
    void a_machine_whose_policy_protects_disks_makes_none_and_still_has_vms() throws Exception {
        edit("\"writeProtectedDisks\" : false", "\"writeProtectedDisks\" : true");

        assertThatThrownBy(() -> script.perform(script.newBase()))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("write protected");
        assertThat(folder).isEmptyDirectory();
        assertThat(script.perform(new GetHostVm("", "nano01")).vms()).isEmpty();
    }

    @Test
    void a_switch_that_was_taken_away_is_missed() throws Exception {
        script.perform(script.newBase());
        script.perform(script.newHost());
        edit("General Purpose External", "Another Switch");

        assertThatThrownBy(() -> script.perform(script.newVm()))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("General Purpose External");
    }

    @ParameterizedTest
    @CsvSource({"'\"build\" : 26100,', ''", "'\"build\"', '\"bild\"'", "'{', ''"})
    void a_mistake_in_the_file_is_told_when_the_machine_is_opened(String what, String by) throws Exception {
        edit(what, by);

        assertThatThrownBy(() -> RehearsalMachine.open(rehearsal))
                .isInstanceOfSatisfying(UnfitFailure.class, failure -> assertThat(failure.remedy())
                        .isNotEmpty())
                .hasMessageContaining("machine.json");
    }

    @Test
    void a_file_where_the_folder_should_be_is_told() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "text");

        assertThatThrownBy(() -> RehearsalMachine.open(file))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining(file.toString());
    }
}
