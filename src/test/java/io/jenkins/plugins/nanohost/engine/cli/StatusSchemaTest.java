package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code status} prints is what {@code docs/status.schema.json} says, for each kind of host. */
class StatusSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private Workplace place;
    private JsonSchema schema;
    private String text;

    @BeforeEach
    void open() throws Exception {
        place = new Workplace(folder);
        text = Workplace.example("nano01.yaml");
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(JSON.readTree(Path.of("docs/status.schema.json").toFile()));
    }

    private JsonNode valid(Ran ran) throws IOException {
        JsonNode status = ran.done();
        assertThat(schema.validate(status)).as(ran.out()).isEmpty();
        return status;
    }

    private JsonNode status(Object... more) throws IOException {
        return valid(place.run("status", more));
    }

    /** The only host. */
    private JsonNode host(Object... more) throws IOException {
        JsonNode hosts = status(more).path("hosts");
        assertThat(hosts).hasSize(1);
        return hosts.get(0);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Path work() {
        return place.machine().resolve("work");
    }

    private Path ledger(String host) {
        return work().resolve("hosts").resolve(host).resolve("ledger.json");
    }

    private static void edit(Path file, Consumer<ObjectNode> change) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
        change.accept(root);
        Files.writeString(file, root.toString());
    }

    private void provision() throws Exception {
        place.run("provision", place.definition(text), "--tls-out", place.file("tls"))
                .done();
    }

    /** A second host, of which only the disk is made. */
    private void other() throws Exception {
        place.run(
                        "vhd",
                        place.definition(text.replace("host: nano01", "host: other")
                                .replace("NANO01", "OTHER")
                                .replace("192.168.1.93/24", "192.168.1.94/24")))
                .done();
    }

    private void inVms(String text, String other) throws IOException {
        Path vms = place.machine().resolve("vms.json");
        assertThat(vms).content().contains(text);
        Files.writeString(vms, Files.readString(vms).replace(text, other));
    }

    @Test
    void no_host_is_no_question_to_the_machine() throws Exception {
        place.withMachine();

        JsonNode status = status();

        assertThat(status.path("hosts")).isEmpty();
        assertThat(status.path("live").path("asked").asBoolean()).isFalse();
        assertThat(place.machine()).isEmptyDirectory();
    }

    @Test
    void host_that_runs_has_all_sections_and_what_it_is_doing() throws Exception {
        provision();

        Ran ran = place.run("status");
        JsonNode host = valid(ran).path("hosts").get(0);

        assertThat(names(host)).containsExactly("host", "vhd", "vm", "files", "docker", "live");
        assertThat(names(host.path("vhd")))
                .contains("computerName", "address", "passwordEnds")
                .doesNotContain("evaluationEnds", "expired");
        assertThat(names(host.path("vm"))).contains("vmId", "generation", "address");
        assertThat(names(host.path("files"))).contains("baseImage");
        assertThat(host.path("docker").path("dockerHost").asText()).isEqualTo("tcp://192.168.1.93:2376");
        assertThat(host.path("docker").path("version").asText()).isNotEmpty();
        assertThat(host.path("vhd").path("progress").asText()).isEqualTo("made");
        assertThat(host.path("vhd").path("there").asBoolean()).isTrue();
        assertThat(host.path("vhd").path("packages")).hasSize(4);
        assertThat(host.path("vhd").path("firstBootSeen").asBoolean()).isTrue();
        assertThat(host.path("vm").path("memory").asText()).isEqualTo("2GB");
        assertThat(host.path("files").path("count").asInt())
                .isEqualTo(host.path("files").path("files").size())
                .isPositive();
        assertThat(host.path("docker").path("certificateDaysLeft").asInt()).isBetween(820, 825);
        assertThat(host.path("docker").path("clientFolder").asText())
                .isEqualTo(place.file("tls").toString());
        JsonNode live = host.path("live");
        assertThat(names(live)).containsExactly("vm", "addresses", "marked", "hostDisk", "endpoint");
        assertThat(live.path("vm").asText()).isEqualTo("Running");
        assertThat(live.path("addresses").toString()).contains("192.168.1.93");
        assertThat(live.path("marked").asBoolean()).isTrue();
        assertThat(live.path("hostDisk").asBoolean()).isTrue();
        assertThat(live.path("endpoint").asText()).isEqualTo("unknown");
        assertThat(ran.log())
                .contains("Host nano01", "  vhd: made at ", "  vm: made at ", "  files: made at ", "  docker: made at ")
                .contains("now: VM Running, addresses [192.168.1.93", "certificate until ", "password ");
    }

    @Test
    void host_of_which_only_the_disk_is_made_has_no_other_section() throws Exception {
        place.run("vhd", place.definition(text)).done();

        assertThat(names(host())).containsExactly("host", "vhd");
        assertThat(status().path("live").path("why").asText()).isEqualTo("no VM was made");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New-HostDisk:during:refuse",
                "New-HostVm:during:refuse",
                "Start-HostVm:before:refuse",
                "Install-Docker:during:refuse"
            })
    void host_whose_making_failed_shows_what_is_made_and_what_is_not(String fault) throws Exception {
        place.fault(fault);
        place.run("provision", place.definition(text)).failedWithRemedy(4, "operation");

        assertThat(host().findValuesAsText("progress")).contains("making");
        place.run("provision", place.definition(text)).done();
        assertThat(host().findValuesAsText("progress")).containsOnly("made");
    }

    @Test
    void disk_that_a_run_did_not_finish_is_named() throws Exception {
        provision();
        place.fault("New-HostDisk:during:refuse");
        place.run("provision", place.definition(text.replace("timeZone: UTC", "timeZone: Romance Standard Time")))
                .failedWithRemedy(4, "operation");

        assertThat(host().path("nextDisk").path("path").asText()).contains("nano01.next.vhdx");
    }

    @Test
    void vm_that_is_off_saved_or_gone_is_told() throws Exception {
        provision();
        inVms("\"state\" : \"Running\"", "\"state\" : \"Off\"");
        assertThat(host().path("live").path("vm").asText()).isEqualTo("Off");
        inVms("\"state\" : \"Off\"", "\"state\" : \"Saved\"");
        assertThat(host().path("live").path("vm").asText()).isEqualTo("Saved");

        Files.delete(place.machine().resolve("vms.json"));
        Ran gone = place.run("status");
        JsonNode live = valid(gone).path("hosts").get(0).path("live");
        assertThat(names(live)).containsExactly("vm", "endpoint");
        assertThat(live.path("vm").asText()).isEqualTo("Gone");
        assertThat(gone.log()).contains("now: VM Gone, endpoint unknown");
    }

    @Test
    void vm_without_its_mark_or_its_disk_is_told() throws Exception {
        provision();
        inVms(host().path("vm").path("mark").asText(), "somebody's notes");
        inVms("nano01.vhdx\"", "nano01_0F6F8E9A.avhdx\"");

        Ran ran = place.run("status", "nano01");

        JsonNode live = valid(ran).path("hosts").get(0).path("live");
        assertThat(live.path("vm").asText()).isEqualTo("Running");
        assertThat(live.path("marked").asBoolean()).isFalse();
        assertThat(live.path("hostDisk").asBoolean()).isFalse();
        assertThat(ran.log()).contains("the mark is not in its notes", "it has a checkpoint");
    }

    @Test
    void disk_that_was_deleted_by_hand_is_not_there() throws Exception {
        provision();
        Files.delete(Path.of(host().path("vhd").path("path").asText()));

        assertThat(host().path("vhd").path("there").isBoolean()).isTrue();
        assertThat(host().path("vhd").path("there").asBoolean()).isFalse();
    }

    @Test
    void damaged_ledgers_hide_nothing_of_the_other_hosts() throws Exception {
        provision();
        for (String broken : List.of("damaged", "newer", "away")) {
            Files.createDirectories(ledger(broken).getParent().getParent());
            if (broken.equals("away")) {
                Files.createSymbolicLink(ledger(broken).getParent(), place.file("a disk that is away"));
            } else {
                Files.createDirectories(ledger(broken).getParent());
                Files.writeString(
                        ledger(broken), broken.equals("newer") ? "{\"form\": 1000, \"host\": \"newer\"}" : "{");
            }
        }

        Ran ran = place.run("status");

        JsonNode hosts = valid(ran).path("hosts");
        assertThat(hosts.findValuesAsText("host")).containsExactly("away", "damaged", "nano01", "newer");
        assertThat(hosts.findValuesAsText("problem").get(0)).contains("a link to a place that cannot be reached");
        assertThat(hosts.findValuesAsText("problem").get(1)).contains("cannot be read");
        assertThat(hosts.findValuesAsText("problem").get(2)).contains("a newer version of this program");
        assertThat(hosts.findValuesAsText("remedy")).hasSize(3);
        assertThat(hosts.get(2).path("live").path("vm").asText()).isEqualTo("Running");
        assertThat(hosts.findValuesAsText("code")).containsExactly("NCH-3205", "NCH-3205", "NCH-3204");
        assertThat(ran.log()).contains("  problem (NCH-3205): ", "  problem (NCH-3204): ", "  what to do: ");
        for (String broken : List.of("damaged", "newer", "away")) {
            place.run("status", broken).failedWithRemedy(3, "unfit");
        }
    }

    @Test
    void moved_work_folder_is_told_in_the_same_sentence_by_every_command() throws Exception {
        provision();
        other();
        Path moved = Files.move(work(), place.file("moved"));
        Path definition = place.definition(text);

        JsonNode hosts = status("--work-folder", moved).path("hosts");

        String sentence = hosts.get(0).path("problem").asText();
        assertThat(sentence).contains(moved + "/hosts/nano01", "copied or moved from another work folder");
        assertThat(hosts.get(1).path("problem").asText()).isEqualTo(sentence.replace("nano01", "other"));
        for (List<Object> command : List.<List<Object>>of(
                List.of("plan", definition),
                List.of("provision", definition),
                List.of("vhd", definition),
                List.of("files", definition),
                List.of("vm", definition),
                List.of("docker", definition),
                List.of("remove", "nano01"),
                List.of("status", "nano01"),
                List.of("bases", "remove", "--unused"))) {
            Object[] more = Stream.concat(command.stream().skip(1), Stream.of("--work-folder", moved))
                    .toArray();
            JsonNode refused = place.run(command.get(0).toString(), more).failedWithRemedy(7, "refused");
            assertThat(refused.path("message").asText()).as(command.toString()).isEqualTo(sentence);
        }
        assertThat(place.run("bases", "--work-folder", moved)
                        .done()
                        .path("problem")
                        .asText())
                .startsWith("NCH-7001: " + sentence);
    }

    @Test
    void work_folder_that_cannot_be_read_is_an_error() throws Exception {
        Path loop = place.file("loop");
        Files.createSymbolicLink(loop, loop);

        JsonNode failed =
                place.withMachine().run("status", "--work-folder", loop).failedWithRemedy(3, "unfit");

        assertThat(failed.path("message").asText()).contains(loop.toString());
    }

    @Test
    void other_releases_are_told_with_what_is_special_about_them() throws Exception {
        place.run("vhd", place.definition(Workplace.example("core01.yaml"))).done();
        JsonNode core = host("core01").path("vhd");
        assertThat(core.path("release").asText()).isEqualTo("Windows Server 2022");
        assertThat(core.path("installation").asText()).isEqualTo("core");
        assertThat(core.path("passwordLimit").asText()).isEqualTo("none");
        assertThat(core.has("passwordEnds")).isFalse();
        assertThat(core.has("expired")).isFalse();
        assertThat(core.has("evaluationEnds")).isFalse();

        place.run("remove", "core01").done();
        place.run("vhd", place.definition(Workplace.example("nano01-tp4.yaml"))).done();
        JsonNode preview = host().path("vhd");
        assertThat(preview.path("release").asText()).contains("Technical Preview 4");
        assertThat(preview.path("expired").asBoolean()).isTrue();
        assertThat(preview.path("passwordLimit").asText()).isEqualTo("windows");
    }

    @Test
    void evaluation_is_known_by_its_edition() throws Exception {
        Path media = ReleaseMedia.in(place.file("media"))
                .image("SERVERSTANDARDCOREEVAL", "ServerStandardEvalCor", "Server Core", 20348, 1)
                .asServer()
                .folder();
        place.run(
                        "vhd",
                        place.definition(Workplace.example("core01.yaml")
                                .replaceAll("media: .*\\.iso", "media: " + media)
                                .replace("image: ServerDatacenterCore", "image: ServerStandardEvalCor")))
                .done();

        assertThat(host().path("vhd").path("evaluationDaysLeft").asInt()).isBetween(178, 180);
    }

    @Test
    void what_has_ended_has_days_below_0() throws Exception {
        provision();
        Instant past = Instant.now().minus(Duration.ofDays(200));
        edit(ledger("nano01"), ledger -> {
            ((ObjectNode) ledger.path("vhd")).put("at", past.toString()).put("edition", "ServerStandardEvalCor");
            ((ObjectNode) ledger.path("docker")).put("certificateEnds", past.toString());
        });

        Ran ran = place.run("status");

        JsonNode host = valid(ran).path("hosts").get(0);
        assertThat(host.path("vhd").path("evaluationDaysLeft").asInt()).isBetween(-22, -20);
        assertThat(host.path("vhd").path("passwordDaysLeft").asInt()).isBetween(-160, -158);
        assertThat(host.path("docker").path("certificateDaysLeft").asInt()).isBetween(-202, -200);
        assertThat(ran.log().lines().filter(line -> line.endsWith("(past)"))).hasSize(3);
    }

    @Test
    void offline_asks_no_machine() throws Exception {
        provision();
        place.fault("Get-HostVmState:before:refuse");

        JsonNode status = status("--offline");

        assertThat(status.path("live").path("asked").asBoolean()).isFalse();
        assertThat(status.path("live").path("why").asText()).isEqualTo("--offline was given");
        JsonNode live = status.path("hosts").get(0).path("live");
        assertThat(names(live)).containsExactly("endpoint");
        assertThat(live.path("endpoint").asText()).isEqualTo("unknown");
        Ran.command("status", "--offline", "--machine", "elsewhere").failedWithRemedy(2, "definition");
    }

    @Test
    void machine_that_cannot_be_asked_hides_nothing_of_the_ledgers() throws Exception {
        provision();
        place.fault("Get-HostVmState:before:refuse");

        Ran ran = place.run("status");

        JsonNode status = valid(ran);
        assertThat(status.path("live").path("asked").asBoolean()).isFalse();
        assertThat(status.path("live").path("why").asText()).contains("Get-HostVmState");
        assertThat(names(status.path("hosts").get(0))).contains("vhd", "vm", "files", "docker");
        assertThat(ran.log())
                .contains("The machine was not asked what its VMs are doing: "
                        + status.path("live").path("why").asText());
        assertThat(status().path("live").path("asked").asBoolean()).isTrue();
    }

    @Test
    void machine_that_does_not_answer_has_a_limit() throws Exception {
        provision();
        place.fault("Get-HostVmState:before:hang");

        JsonNode status = valid(Ran.of(streams -> new CommandLine(new StatusCommand(streams, Duration.ofMillis(200)))
                .execute("--machine", "rehearsal:" + place.machine())));

        assertThat(status.path("live").path("why").asText()).contains("the limit", "for an answer");
        assertThat(status.path("hosts")).hasSize(1);
    }

    @Test
    void command_that_is_told_to_end_ends_though_the_machine_does_not_answer() throws Exception {
        provision();
        place.fault("Get-HostVmState:before:hang");
        place.run("status", "--timeout", "1s").failedWithRemedy(5, "limit");

        place.fault("Get-HostVmState:before:hang");
        place.run("status", "--stop", Files.writeString(place.file("stop"), "")).failed(130, "aborted");
    }

    @Test
    void real_machine_without_powershell_hides_nothing_and_its_endpoints_are_tried() throws Exception {
        provision();
        other();
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            atEndpoint(open.getLocalPort());
            JsonNode status = real();
            assertThat(status.path("live").path("why").asText()).contains("no-powershell");
            assertThat(status.path("hosts").get(0).path("live").path("endpoint").asText())
                    .isEqualTo("answers");
            assertThat(names(status.path("hosts").get(1))).containsExactly("host", "vhd");
        }
        try (Socket holder = new Socket()) {
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            atEndpoint(holder.getLocalPort());
            assertThat(real().path("hosts").get(0).path("live").path("endpoint").asText())
                    .isEqualTo("silent");
        }
    }

    private void atEndpoint(int port) throws IOException {
        edit(ledger("nano01"), ledger -> ((ObjectNode) ledger.path("docker"))
                .put("dockerHost", "tcp://127.0.0.1:" + port));
    }

    private JsonNode real() throws IOException {
        return valid(Ran.command(
                "status",
                "--work-folder",
                work().toString(),
                "--powershell",
                place.file("no-powershell").toString()));
    }

    @Test
    void ledger_is_read_while_a_run_works_on_the_host_and_nothing_is_written() throws Exception {
        provision();
        try (FolderLock held =
                FolderLock.tryTake(work().resolve("hosts"), "nano01", "a run").orElseThrow()) {
            assertThat(held).isNotNull();
            place.run("provision", place.definition(text)).failedWithRemedy(6, "busy");
            Map<Path, String> before = files();

            assertThat(host().path("live").path("vm").asText()).isEqualTo("Running");

            assertThat(files()).isEqualTo(before);
        }
    }

    /** Times and lengths of all files of the rehearsal, but for the lock of its machine. */
    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place.machine())) {
            all.filter(file -> !file.endsWith("machine.lock")).forEach(file -> {
                try {
                    files.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }

    @Test
    void document_of_another_form_is_not_valid() throws Exception {
        for (String other : List.of(
                "{\"outcome\": \"done\", \"workFolder\": \"/w\", \"live\": {\"asked\": false}, \"hosts\": []}",
                "{\"outcome\": \"done\", \"workFolder\": \"/w\", \"live\": {\"asked\": true, \"why\": \"x\"}, \"hosts\": []}",
                "{\"outcome\": \"done\", \"workFolder\": \"/w\", \"live\": {\"asked\": true}, \"hosts\": [{\"host\": \"a\","
                        + " \"vhd\": \"made\"}]}",
                "{\"outcome\": \"done\", \"workFolder\": \"/w\", \"live\": {\"asked\": true}, \"hosts\": [{\"host\": \"a\","
                        + " \"live\": {\"vm\": \"Gone\", \"endpoint\": \"asleep\"}}]}",
                "{\"outcome\": \"done\", \"workFolder\": \"/w\", \"live\": {\"asked\": true}, \"hosts\": [{\"host\": \"a\","
                        + " \"problem\": \"x\"}]}")) {
            assertThat(schema.validate(JSON.readTree(other))).as(other).isNotEmpty();
        }
    }
}
