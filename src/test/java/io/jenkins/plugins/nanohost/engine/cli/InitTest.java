package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code init}: a definition that is correct and can be rehearsed, from a disc. */
class InitTest {
    private static final Path MEDIA = Workplace.EXAMPLES.resolve("media");

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
    }

    private Ran init(Path media, Object... more) {
        return Ran.command(line(media, more));
    }

    private String[] line(Path media, Object... more) {
        List<String> line = new ArrayList<>(
                List.of("init", media.toString(), "--out", written().toString()));
        Stream.of(more).map(Object::toString).forEach(line::add);
        return line.toArray(new String[0]);
    }

    private Path written() {
        return place.file("written.yaml");
    }

    private static StandardInput person(String types) {
        return new StandardInput(new ByteArrayInputStream(types.getBytes(StandardCharsets.UTF_8)), true);
    }

    @ParameterizedTest
    @CsvSource({
        "WindowsServer2016.iso, ServerDataCenterNano, nano01, nanoserver.tar,      docker.zip",
        "WindowsServer2016.iso, ServerDatacenterCore, core01, nanoserver.tar,      docker.zip",
        "WindowsServer2022.iso, ServerDatacenterCore, core01, nanoserver-2022.tar, docker.zip",
        "WindowsServer2016TP4.iso, CORESYSTEMSERVER_INSTALL, nano01, nanoserver-tp4.wim, docker-tp4.zip",
    })
    void what_is_written_is_valid_and_its_rehearsal_ends_with_an_endpoint(
            String disc, String image, String host, String base, String docker) throws Exception {
        Ran ran = init(MEDIA.resolve(disc), "--image", image);
        assertThat(ran.done().path("host").asText()).isEqualTo(host);
        assertThat(ran.result().path("toFill")).extracting(JsonNode::asText).containsExactly("vm.switch");
        assertThat(Files.readString(written()))
                .contains("FILL IN: the name of the Hyper-V switch", "docs/definition.md")
                .contains(MEDIA.resolve(base).toString(), MEDIA.resolve(docker).toString());

        JsonNode valid = Ran.command("validate", written().toString()).done();
        assertThat(valid.path("host").asText()).isEqualTo(host);
        assertThat(valid.path("stages")).hasSize(4);

        JsonNode stages = place.run("provision", written()).done().path("stages");
        assertThat(stages.get(0).path("edition").asText()).isNotEmpty();
        assertThat(stages.get(3).path("dockerHost").asText())
                .startsWith("tcp://")
                .endsWith(":2376");
        assertThat(place.run("plan", written()).exitCode()).isZero();
    }

    @Test
    void next_commands_are_told_last_and_can_be_pasted() throws Exception {
        Ran ran = init(MEDIA.resolve("WindowsServer2016.iso"), "--image", "ServerDataCenterNano");
        List<String> next = new ArrayList<>();
        ran.done().path("next").forEach(one -> next.add(one.asText()));
        assertThat(next)
                .containsExactly(
                        "validate " + written(),
                        "provision " + written() + " --machine rehearsal:try",
                        "plan " + written());
        assertThat(ran.log()).contains(next).contains("Fill in vm.switch");
    }

    @Test
    void several_editions_without_a_terminal_are_listed_and_nothing_is_written() throws Exception {
        JsonNode told = init(MEDIA.resolve("WindowsServer2016.iso")).failedWithRemedy(2, "definition");
        assertThat(told.path("problems"))
                .extracting(JsonNode::asText)
                .hasSize(4)
                .first()
                .asString()
                .startsWith("ServerStandardNano");
        assertThat(told.path("remedy").asText()).contains("--image");
        assertThat(written()).doesNotExist();
    }

    @Test
    void person_on_a_terminal_is_asked_and_a_wrong_answer_is_asked_again() throws Exception {
        Ran ran = Ran.command(person("nine\n2\n"), line(MEDIA.resolve("WindowsServer2016.iso")));
        assertThat(ran.done().path("image").asText()).isEqualTo("ServerDataCenterNano");
        assertThat(ran.log()).contains("1  ServerStandardNano", "Which edition, 1 to 4? ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5\n0\n\n", "x\ny\nz\n2\n"})
    void person_who_gives_no_answer_three_times_gets_the_list(String answers) throws Exception {
        Ran.command(person(answers), line(MEDIA.resolve("WindowsServer2016.iso")))
                .failedWithRemedy(2, "definition");
        assertThat(written()).doesNotExist();
    }

    @Test
    void first_preview_is_refused_with_its_reason() throws Exception {
        JsonNode told = init(MEDIA.resolve("WindowsServer2016TP3.iso")).failedWithRemedy(3, "unfit");
        assertThat(told.path("message").asText()).contains("containers do not work on Nano Server");
        assertThat(written()).doesNotExist();
    }

    @Test
    void edition_with_a_desktop_is_refused_and_a_mistyped_one_has_its_nearest() throws Exception {
        Path disc = MEDIA.resolve("WindowsServer2022.iso");
        assertThat(init(disc, "--image", "Windows Server 2022 SERVERDATACENTER")
                        .failedWithRemedy(3, "unfit")
                        .path("message")
                        .asText())
                .contains("has a desktop");
        assertThat(init(disc, "--image", "ServerDatacentreCore")
                        .failedWithRemedy(3, "unfit")
                        .path("remedy")
                        .asText())
                .contains("Is ServerDatacenterCore");
        assertThat(written()).doesNotExist();
    }

    @Test
    void file_that_is_there_is_never_written_over() throws Exception {
        Files.writeString(written(), "mine");
        JsonNode told = init(MEDIA.resolve("WindowsServer2016.iso"), "--image", "ServerDataCenterNano")
                .failedWithRemedy(7, "refused");
        assertThat(told.path("message").asText()).contains(written().toString());
        assertThat(written()).hasContent("mine");
    }

    @Test
    void link_to_nowhere_is_not_written_through() throws Exception {
        Path target = place.file("elsewhere.yaml");
        Files.createSymbolicLink(written(), target);
        init(MEDIA.resolve("WindowsServer2016.iso"), "--image", "ServerDataCenterNano")
                .failedWithRemedy(7, "refused");
        assertThat(target).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "a host", "a-name-that-is-too-long-for-windows"})
    void name_that_is_no_host_or_computer_is_told_and_nothing_is_written(String name) throws Exception {
        JsonNode told = init(MEDIA.resolve("WindowsServer2016.iso"), "--image", "ServerDataCenterNano", "--name", name)
                .failedWithRemedy(2, "definition");
        assertThat(told.path("remedy").asText()).contains("--name");
        assertThat(written()).doesNotExist();
    }

    @Test
    void wim_in_its_folder_means_the_folder_and_a_wim_alone_is_refused() throws Exception {
        Path media = ReleaseMedia.core(place.file("unpacked"), 17763);
        JsonNode done = init(media.resolve("sources").resolve("install.wim"), "--name", "web-3")
                .done();
        assertThat(done.path("media").asText()).isEqualTo(media.toString());
        assertThat(done.path("image").asText()).isEqualTo("ServerStandard");
        // Below the folder of the definition, so both can be moved together.
        assertThat(Files.readString(written())).contains("  media: unpacked\n", "host: web-3\n");

        Path alone = Files.copy(media.resolve("sources").resolve("install.wim"), place.file("alone.wim"));
        Files.delete(written());
        assertThat(init(alone).failedWithRemedy(3, "unfit").path("remedy").asText())
                .contains("ISO");
    }

    @Test
    void base_image_and_docker_that_are_not_beside_the_media_are_to_be_filled_in() throws Exception {
        Path media = ReleaseMedia.core(place.file("unpacked"), 17763);
        Files.copy(MEDIA.resolve("nanoserver.tar"), place.file("of-2016.tar"));
        Files.copy(MEDIA.resolve("docker-tp4.zip"), place.file("client-alone.zip"));
        Files.writeString(place.file("no.zip"), "text");
        JsonNode done = init(media).done();
        assertThat(done.path("toFill"))
                .extracting(JsonNode::asText)
                .containsExactly("vm.switch", "files.baseImage", "files.docker");
        assertThat(Files.readString(written()))
                .contains("baseImage: media/nanoserver.tar", "docker: media/docker.zip", "of build 17763");
        Ran.command("validate", written().toString()).done();
    }

    @Test
    void media_with_a_hostile_name_are_quoted() throws Exception {
        Path media = ReleaseMedia.core(place.file("it's #1: [x]"), 20348);
        init(media).done();
        assertThat(place.run("vhd", written()).done().path("stages")).hasSize(1);

        Files.delete(written());
        Path hidden = ReleaseMedia.core(place.file("two\nlines"), 20348);
        init(hidden).failedWithRemedy(3, "unfit");
        assertThat(written()).doesNotExist();
    }

    @Test
    void images_that_share_an_edition_are_named_so_that_each_means_itself() throws Exception {
        Path media = ReleaseMedia.in(place.file("unpacked"))
                .image("Windows Server B", "ServerStandard", "Server Core", 20348, 1)
                .image("Windows Server A", "ServerStandard", "Server Core", 20348, 1)
                .asServer()
                .folder();
        JsonNode told = init(media).failedWithRemedy(2, "definition");
        assertThat(told.path("problems"))
                .extracting(JsonNode::asText)
                .containsExactly("Windows Server B", "Windows Server A");
        init(media, "--image", "2").done();
        assertThat(Files.readString(written())).contains("image: 'Windows Server A'");
    }

    /** So a person may take any example for granted. */
    @ParameterizedTest
    @ValueSource(strings = {"ServerDataCenterNano", "ServerDatacenterCore"})
    void every_field_of_the_schema_is_there_and_each_example_in_a_comment_is_correct(String image) throws Exception {
        init(MEDIA.resolve("WindowsServer2016.iso"), "--image", image).done();
        String whole = Files.readString(written())
                .lines()
                .map(line -> line.replaceFirst("^( *)# ((?:  )?[a-zA-Z0-9]+: ?(?:[^ ].*)?)$", "$1$2"))
                // 'domainBlob' and 'computerName' exclude each other.
                .filter(line -> !line.strip().startsWith("domainBlob"))
                .filter(line -> !line.strip().startsWith("subnet"))
                .map(line -> line.equals("docker: {}") ? "docker:" : line)
                .collect(Collectors.joining("\n"));
        Ran.command("validate", place.definition(whole).toString()).done();

        JsonNode schema = new ObjectMapper()
                .readTree(Path.of("docs", "definition.schema.json").toFile());
        List<String> missing = new ArrayList<>();
        collect(schema, Files.readString(written()), missing);
        assertThat(missing).isSubsetOf("packages", "locale", "productKey");
    }

    private static void collect(JsonNode section, String text, List<String> missing) throws IOException {
        section.path("properties").fields().forEachRemaining(field -> {
            if (!text.contains(field.getKey() + ": ") && !text.contains(field.getKey() + ":\n")) {
                missing.add(field.getKey());
            }
            try {
                collect(field.getValue(), text, missing);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
