package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.EXAMPLES;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.planned;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.TestProgram;
import io.jenkins.plugins.nanohost.engine.rehearsal.MachineDied;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Docker's programs are replaced in a guest where they run. */
class DockerUpdateTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private RehearsedHost withNewerDocker(String... programs) throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Path docker = Files.createDirectories(folder.resolve("docker"));
        for (String program : programs) {
            TestProgram.write(docker.resolve(program), "newer, with --register-service");
        }
        return host.with(EXAMPLES.resolve("media/docker.zip").toString(), docker.toString());
    }

    @Test
    void docker_is_stopped_its_programs_replaced_and_started_again() throws Exception {
        RehearsedHost host = withNewerDocker("docker.exe", "dockerd.exe");

        assertThat(words(host.provision())).isEqualTo(words("keep", "update", "keep", "update"));

        assertThat(host.asked().acting())
                .startsWith("Stop-Docker", "Copy-GuestFile", "Copy-GuestFile")
                .contains("Start-Docker");
        assertThat(host.told()).anyMatch(line -> line.startsWith("Stopped Docker"));
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void files_that_are_none_of_dockers_leave_it_running() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Path file = Files.writeString(folder.resolve("x.txt"), "new");
        host.adding("files", "copy: [{from: '" + file + "', to: 'C:\\x.txt'}]");
        assertThat(words(host.provision())).isEqualTo(words("keep", "update", "keep", "keep"));
        assertThat(host.asked().names()).doesNotContain("Stop-Docker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stop-Docker:after:die", "Copy-GuestFile:after:die", "Copy-GuestFile:after:die:2"})
    void update_that_was_killed_goes_on(String death) throws Exception {
        RehearsedHost host = withNewerDocker("docker.exe", "dockerd.exe");
        host.failing(Fault.parse(death));
        assertThat(catchThrowable(host::provision)).isInstanceOf(MachineDied.class);
        host.provision();
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }
}
