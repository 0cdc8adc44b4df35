package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.Answers;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The administrator's password is only in the answer file of the first boot, and only until that boot. */
class RehearsalSecretTest {
    @TempDir
    private Path top;

    private MachineScript script;

    @BeforeEach
    void openMachine() throws Exception {
        script = new MachineScript(
                Rehearsals.open(top.resolve("rehearsal"), List.of()),
                Files.createDirectories(top.resolve("disks")),
                MachineScript.example("WindowsServer2016.iso"),
                "General Purpose External");
    }

    @Test
    void a_password_that_is_set_offline_is_in_no_file() throws Exception {
        script.perform(script.newBase());
        script.perform(script.newHost());

        assertThat(holders()).isEmpty();
    }

    @Test
    void before_the_first_boot_its_answer_file_alone_holds_the_password_that_it_shall_set() throws Exception {
        script.perform(script.orderBase().core().features("Containers").operation());
        assertThat(holders()).isEmpty();
        script.perform(script.orderHost()
                .offlineAnswers(Answers.offline(MachineScript.NAME, ""))
                .bootAnswers(Answers.boot(EnumSet.noneOf(Answers.Question.class), MachineScript.PASSWORD))
                .operation());
        assertThat(holders()).containsExactly("unattend.xml");

        script.openHost();

        assertThat(holders()).isEmpty();
    }

    @Test
    void after_the_first_boot_no_file_holds_the_password() throws Exception {
        GuestAccess access = script.openGuest();
        Path program = Files.writeString(top.resolve("docker.exe"), "program");
        for (String name : List.of("docker.exe", "dockerd.exe")) {
            script.perform(new CopyGuestFile(access.vmId(), program.toString(), "C:\\Program Files\\docker\\" + name));
        }
        script.perform(script.installDocker(access, 2376));
        script.perform(new StartDocker(access, DockerStart.SERVICE));

        assertThat(holders()).isEmpty();
    }

    /** Names of the files that hold the password in UTF-8, in UTF-16LE, or in base64 of either. */
    private List<String> holders() throws IOException {
        List<String> forms = new ArrayList<>();
        for (byte[] bytes : List.of(
                MachineScript.PASSWORD.getBytes(StandardCharsets.UTF_8),
                MachineScript.PASSWORD.getBytes(StandardCharsets.UTF_16LE))) {
            forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
            // The base64 of the password's complete groups of three bytes does not depend on what follows.
            String encoded = Base64.getEncoder().encodeToString(bytes);
            forms.add(encoded.substring(0, bytes.length / 3 * 4));
        }
        List<String> holders = new ArrayList<>();
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (forms.stream().anyMatch(content::contains)) {
                    holders.add(file.getFileName().toString());
                }
            }
        }
        return holders;
    }
}
