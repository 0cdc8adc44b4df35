package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody has put a link in the place of a file that a run writes: what it leads to is not changed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a special right there")
class PlantedLinksTest {
    private static final String WORK = "machine/work/";
    private static final String HOST = WORK + "hosts/nano01/";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
    }

    private Ran run(String command) throws Exception {
        return place.run(
                command,
                place.nano01(),
                "--tls-out",
                place.file("tls"),
                "--result",
                place.file("result"),
                "--pulse",
                place.file("pulse"));
    }

    private void plant(String file, Path victim) throws Exception {
        Path link = place.file(file);
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, victim);
    }

    private static void requireHarmless(Ran ran, String file) throws Exception {
        JsonNode result = ran.result();
        if (!result.path("outcome").asText().equals("done")) {
            assertThat(result.path("message").asText() + ran.log())
                    .contains(Path.of(file).getFileName().toString());
            assertThat(ran.exitCode()).isIn(3, 7);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOST + "ledger.json",
                HOST + "ledger.json.partial",
                WORK + "hosts/nano01.lock",
                WORK + "hosts/nano01.holder",
                HOST + "logs",
                HOST + "nano01.vhdx",
                HOST + "nano01.next.vhdx",
                HOST + "nano01.next.partial.vhdx",
                "result",
                "result.partial",
                "pulse",
                "tls/ca.pem",
                "tls/ca.pem.partial",
                "tls/cert.pem",
                "tls/cert.pem.partial",
                "tls/key.pem",
                "tls/key.pem.partial"
            })
    void link_in_the_place_of_a_file_leads_no_run_to_what_it_names(String file) throws Exception {
        Path victim = Files.writeString(place.file("victim"), "somebody's");
        plant(file, victim);

        Ran ran = run(file.startsWith("tls") ? "provision" : "vhd");

        assertThat(victim).hasContent("somebody's");
        requireHarmless(ran, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {HOST + "ledger.json.partial", WORK + "hosts/nano01.lock", "result", "tls/key.pem.partial"})
    void link_to_nothing_makes_no_file_there(String file) throws Exception {
        Path nothing = place.file("nothing");
        plant(file, nothing);

        Ran ran = run("provision");

        assertThat(nothing).doesNotExist();
        requireHarmless(ran, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {".json", ".json.partial", ".lock", ".holder", ".vhdx", ".partial.vhdx"})
    void link_in_the_place_of_a_file_of_a_base_disk_leads_nowhere(String suffix) throws Exception {
        place.run("vhd", place.nano01()).done();
        String base = place.run("bases")
                .done()
                .path("bases")
                .get(0)
                .path("name")
                .asText()
                .replace(".vhdx", "");
        place.run("remove", "nano01").done();
        place.run("bases", "remove", base).done();
        Path victim = Files.writeString(place.file("victim"), "somebody's");
        String file = WORK + "bases/" + base + suffix;
        plant(file, victim);

        Ran ran = place.run("vhd", place.nano01());

        assertThat(victim).hasContent("somebody's");
        requireHarmless(ran, file);
    }
}
