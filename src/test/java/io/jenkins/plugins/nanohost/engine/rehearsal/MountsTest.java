package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.fact.Done;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mounts count as left behind, and which do not. */
class MountsTest {
    /** No process has this number: it is larger than Linux and Windows give. */
    private static final long NOBODY = 1L << 40;

    @TempDir
    private Path rehearsal;

    @TempDir
    private Path folder;

    private MachineScript script;
    private Workshop workshop;

    @BeforeEach
    void makeDisks() throws Exception {
        workshop = Workshop.at(rehearsal);
        script = on(List.of());
        script.perform(script.newBase());
        script.perform(script.newHost());
    }

    private MachineScript on(List<Fault> faults) throws Exception {
        return new MachineScript(
                Rehearsals.open(rehearsal, faults),
                folder,
                MachineScript.example("WindowsServer2016.iso"),
                "General Purpose External");
    }

    private AddDiskFile add() throws Exception {
        Path source = Files.writeString(folder.resolve("x.txt"), "text");
        return new AddDiskFile(script.host().toString(), List.of(new FileCopy(source.toString(), "C:\\x.txt")));
    }

    private void staysMounted() throws Exception {
        assertThat(script.perform(new DismountLeftDisk())).isEqualTo(new Done(false, "nothing was left mounted"));
        assertThat(workshop.mounted(script.host())).isTrue();
        assertThatThrownBy(() -> script.perform(add()))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("mounted");
    }

    @Test
    void what_a_session_of_this_process_has_mounted_stays_until_it_ends() throws Exception {
        Session session = Session.begin();
        workshop.mount(script.host(), session);
        staysMounted();

        session.end();

        assertThat(script.perform(new DismountLeftDisk())).isEqualTo(new Done(true, "dismounted " + script.host()));
        assertThat(workshop.mounted(script.host())).isFalse();
    }

    @Test
    void what_a_process_that_lives_has_mounted_stays_until_it_ends() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jshell")
                        .toString())
                .start();
        try {
            workshop.mount(script.host(), Session.of("other", process.toHandle()));
            staysMounted();
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(script.perform(new DismountLeftDisk()).changed()).isTrue();
        assertThat(workshop.mounted(script.host())).isFalse();
    }

    @Test
    void what_a_process_with_a_number_of_its_own_or_that_another_one_got_has_left_is_dismounted() throws Exception {
        Session here = Session.of("other", ProcessHandle.current().parent().orElseThrow());
        for (Session gone :
                List.of(new Session("other", NOBODY, ""), new Session("other", here.process(), "long ago"))) {
            workshop.mount(script.host(), gone);

            assertThat(script.perform(new DismountLeftDisk()).changed()).isTrue();
        }
        workshop.mount(script.host(), here);
        staysMounted();
    }

    @Test
    void what_a_person_has_mounted_stays() throws Exception {
        workshop.mount(script.host());

        staysMounted();
    }

    @Test
    void a_disk_is_removed_whoever_has_it_mounted() throws Exception {
        workshop.mount(script.host());

        assertThat(script.perform(new RemoveDisk(script.host().toString())).changed())
                .isTrue();
        assertThat(workshop.mounted(script.host())).isFalse();
    }

    @Test
    void a_death_in_the_midst_of_dismounting_leaves_the_rest_to_the_next_try() throws Exception {
        Session gone = new Session("other", NOBODY, "");
        workshop.mount(script.host(), gone);
        workshop.mount(folder.resolve("other.iso"), gone);
        MachineScript dying = on(List.of(Fault.parse("Dismount-LeftDisk:during:die")));

        assertThatThrownBy(() -> dying.perform(new DismountLeftDisk())).isInstanceOf(MachineDied.class);
        assertThat(workshop.mounted(script.host())).isFalse();
        assertThat(workshop.mounted(folder.resolve("other.iso"))).isTrue();
        script.perform(new DismountLeftDisk());

        assertThat(workshop.mounted(folder.resolve("other.iso"))).isFalse();
    }

    @Test
    void a_mistake_in_the_file_is_told_when_the_machine_is_opened() throws Exception {
        Files.writeString(rehearsal.resolve("mounts.json"), "{");

        assertThatThrownBy(() -> RehearsalMachine.open(rehearsal))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("mounts.json");
    }

    @Test
    void a_person_says_in_the_file_what_is_mounted() throws Exception {
        Files.writeString(
                rehearsal.resolve("mounts.json"),
                "{\"mounts\": [{\"path\": \"" + script.host() + "\", \"holder\": null}]}");

        staysMounted();
    }
}
