package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when something is wrong. */
class ToldTest {
    @TempDir
    private Path folder;

    @Test
    void files_of_the_users_in_the_way_are_told_without_a_trace() throws Exception {
        Workplace place = new Workplace(folder);
        Path definition = place.nano01();
        Files.createDirectories(place.machine().resolve("work/hosts/nano01/ledger.json"));

        JsonNode result = place.run("provision", definition).failedWithRemedy(3, "unfit");

        assertThat(result.path("message").asText()).contains("ledger.json");
    }

    @Test
    void trouble_with_a_file_is_told_with_the_file_and_the_reason() {
        assertThat(FileTrouble.told(new AccessDeniedException("/work/x")).getMessage())
                .isEqualTo("/work/x: access is denied");
        assertThat(FileTrouble.told(new NoSuchFileException("/work/x")).getMessage())
                .isEqualTo("/work/x: it does not exist");
        assertThat(FileTrouble.told(new FileSystemException("/work/x", null, "Too many levels"))
                        .getMessage())
                .isEqualTo("/work/x: Too many levels");
        UnfitFailure full = FileTrouble.told(new IOException("No space left on device"));
        assertThat(full.getMessage()).contains("No space left on device");
        assertThat(full.remedy()).contains("space");
    }

    @Test
    void time_limit_of_the_command_tells_what_was_under_way() throws Exception {
        Workplace place = new Workplace(folder);
        Path definition = place.nano01();
        place.fault("New-BaseDisk:before:hang");

        JsonNode result = place.run("provision", definition, "--timeout", "8s").failedWithRemedy(5, "limit");

        assertThat(result.path("message").asText()).contains("--timeout", "New-BaseDisk");
        assertThat(result.path("stage").asText()).isEqualTo("nanoVhd");
    }

    @Test
    void refused_plan_tells_the_stages_all_the_same() throws Exception {
        Workplace place = new Workplace(folder);
        place.run("provision", place.nano01()).done();
        Path changed = place.definition(Workplace.example("nano01.yaml")
                .replace("rebuild: whenChanged", "rebuild: never")
                .replace("size: 20GB", "size: 30GB"));

        JsonNode result = place.run("plan", changed).failedWithRemedy(7, "refused");

        assertThat(result.path("stages").get(0).path("decision").asText()).isEqualTo("refuse");
        assertThat(result.path("message").asText()).matches("[A-Z].*");
    }

    @Test
    void command_offers_no_option_that_it_does_not_read() throws Exception {
        Workplace place = new Workplace(folder);
        String media = Workplace.EXAMPLES.resolve("media/docker.zip").toString();

        Ran.command("inspect", media, "--tls-out", "x").failedWithRemedy(2, "definition");
        Ran.command("inspect", media).done();
        place.withMachine().run("status", "--secrets", "x").failedWithRemedy(2, "definition");
        place.run("status").done();
        place.run("remove", "nano01", "--tls-out", "x").failedWithRemedy(2, "definition");
        place.run("vhd", place.nano01()).done();
        place.run("remove", "nano01").done();
    }
}
