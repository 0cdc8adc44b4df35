package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.cli.text.TextView;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command's contract: exit codes, one JSON result on standard output, the log on standard error. */
class EngineCommandTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Workplace place;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
    }

    // Help

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "doctor    | Says whether this machine is fit for container hosts     | --machine",
                "init      | Writes a first definition from Windows media            | --image",
                "validate  | Checks a definition by itself; asks no machine           | its line",
                "plan      | Shows what a run would do, and why; changes nothing | --work-folder",
                "provision | All four stages: from media to a Docker endpoint with TLS  | provision nano01.yaml --secrets",
                "vhd       | nanoVhd: makes the boot disk                               | vhd nano01.yaml --secrets",
                "vm        | hypervVm: makes the VM that boots from the disk            | --machine",
                "files     | stageContainerFiles: brings Docker, base image and        | --machine",
                "docker    | installContainerHost: sets up network, Docker              | --tls-out",
                "status    | Shows what is known of one host, or of all, and what       | --offline",
                "logs      | Shows the log of a host's newest run, or lists its logs    | --run",
                "bases     | Shows the base disks: Windows, size, age, state            | --work-folder",
                "remove    | Removes what was made for a host, and only that            | Base disks stay",
                "inspect   | Shows what a file is, by what is in it                     | PATH"
            })
    void help_of_each_command_teaches_on_standard_output(String command, String description, String besides) {
        Ran ran = Ran.command(command, "--help");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains(description, besides, "Usage: ");
        assertThat(ran.log()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CommandName.class)
    void each_name_is_that_of_a_command(CommandName name) {
        Ran ran = Ran.command(name.word(), "--help");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("Usage: nano-container-host " + name.word() + " ");
    }

    @ParameterizedTest
    @EnumSource(StageName.class)
    void each_stage_has_a_command_that_bears_the_name_of_its_section(StageName stage) {
        assertThat(CommandName.valueOf(stage.name()).word()).isEqualTo(stage.word());
        assertThat(Ran.command(stage.word(), "--help").out()).contains(stage.step() + ": ");
    }

    @Test
    void help_of_the_whole_names_every_command_and_exit_code() {
        Ran ran = Ran.command("--help");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "validate",
                        "plan",
                        "provision",
                        "vhd",
                        "vm",
                        "files",
                        "docker",
                        "status",
                        "bases",
                        "remove",
                        "inspect")
                .contains("another run works on this host", "130")
                .doesNotContain("%n");
    }

    @Test
    void version_is_one_line_on_standard_output() {
        Ran ran = Ran.command("--version");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).startsWith("nano-container-host ").hasLineCount(1);
        assertThat(ran.log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plam host.yaml                    | There is no command 'plam'                 | Did you mean 'plan'?",
                "xyzzy                             | There is no command 'xyzzy'                | See 'nano-container-host --help'.",
                "bases remov a                     | There is no command 'remov'                | Did you mean 'remove'?",
                "plan host.yaml --machin powershell | There is no option '--machin' here        | Did you mean '--machine'?",
                "status --work-foldr=a             | There is no option '--work-foldr' here     | Did you mean '--work-folder'?",
                "inspect a --tls-out b             | There is no option '--tls-out' here        | See 'nano-container-host inspect --help'.",
                "plan my host.yaml                 | 'host.yaml' is one argument too many       | in quotes",
                "plan                              | FILE is not given                          | plan --help",
                "plan host.yaml --timeout          | Option --timeout needs a value: TIME       | plan --help",
            })
    void wrong_command_line_is_told_in_the_words_of_who_typed_it(String line, String message, String remedy)
            throws Exception {
        JsonNode result = Ran.command(line.split(" ")).failedWithRemedy(2, "definition");
        assertThat(result.path("message").asText()).startsWith(message);
        assertThat(result.path("remedy").asText()).contains(remedy);
    }

    // 0 and 10

    @Test
    void provision_ends_with_the_endpoint_and_a_second_one_says_that_all_is_kept() throws Exception {
        Path definition = place.withMachine().nano01();
        assertThat(place.run("plan", definition).exitCode()).isEqualTo(10);
        assertThat(place.machine().resolve("work")).doesNotExist();

        Ran first = place.run("provision", definition, "--tls-out", place.file("tls"), "--pulse", place.file("pulse"));
        JsonNode stages = first.done().path("stages");
        assertThat(stages).hasSize(4);
        assertThat(stages.get(3).path("dockerHost").asText()).isEqualTo("tcp://192.168.1.93:2376");
        assertThat(first.log())
                .contains("Docker endpoint: tcp://192.168.1.93:2376 (rehearsed: nothing answers there)")
                .contains("Client certificate: " + place.file("tls"))
                .contains("To use it: ", "DOCKER_CERT_PATH", "docker version");
        assertThat(place.file("pulse")).exists();

        Ran second = place.run("provision", definition, "--tls-out", place.file("tls"));
        second.done()
                .path("stages")
                .forEach(stage -> assertThat(stage.path("decision").asText()).isEqualTo("keep"));
        assertThat(second.log()).contains("Nothing was to be done: all of nano01 is kept.");
        assertThat(place.run("plan", definition, "--tls-out", place.file("tls")).exitCode())
                .isZero();
    }

    @Test
    void client_certificate_is_in_the_folder_of_the_host_unless_another_is_asked_for() throws Exception {
        Path definition = place.nano01();
        Path own = place.machine().resolve("work/hosts/nano01/tls");

        Ran first = place.run("provision", definition);

        assertThat(first.done().path("stages").get(3).path("tlsFolder").asText())
                .isEqualTo(own.toString());
        assertThat(own.toFile().list()).containsExactlyInAnyOrder("ca.pem", "cert.pem", "key.pem");
        assertThat(place.run("plan", definition).exitCode()).isZero();
        Ran kept = place.run("provision", definition);
        assertThat(kept.done().path("stages").get(3).path("tlsFolder").asText()).isEqualTo(own.toString());

        Ran elsewhere = place.run("provision", definition, "--tls-out", place.file("tls"));
        assertThat(elsewhere.done().path("stages").get(3).path("tlsFolder").asText())
                .isEqualTo(place.file("tls").toString());
        assertThat(own.resolve("key.pem")).doesNotExist();

        place.run("remove", "nano01").done();
        assertThat(own.getParent()).doesNotExist();
        assertThat(place.file("tls")).doesNotExist();
    }

    @Test
    void single_stages_one_after_the_other_make_the_same_host() throws Exception {
        Path definition = place.nano01();
        for (String command : List.of("vhd", "vm", "files", "docker")) {
            JsonNode stages = place.run(command, definition).done().path("stages");
            assertThat(stages).hasSize(1);
            assertThat(stages.get(0).path("stage").asText())
                    .isEqualTo(
                            StageName.valueOf(command.toUpperCase(Locale.ROOT)).step());
        }
        assertThat(place.run("plan", definition).exitCode()).isZero();
    }

    @Test
    void status_and_remove_tell_what_there_is_and_what_is_gone() throws Exception {
        Path definition = place.withMachine().nano01();
        assertThat(place.run("status").done().path("hosts")).isEmpty();
        place.run("status", "nano01").failedWithRemedy(2, "definition");
        place.run("provision", definition).done();

        JsonNode hosts = place.run("status").done().path("hosts");
        assertThat(hosts).hasSize(1);
        assertThat(hosts.get(0).path("docker").path("dockerHost").asText()).isEqualTo("tcp://192.168.1.93:2376");
        assertThat(place.run("status", "nano01").done().path("hosts")).hasSize(1);
        place.run("status", "other").failedWithRemedy(2, "definition");

        assertThat(place.run("remove", "nano01").done().path("removed")).hasSize(3);
        assertThat(place.run("status").done().path("hosts")).isEmpty();
    }

    @Test
    void base_disk_is_listed_with_its_host_and_removed_by_its_name_once_the_host_is_gone() throws Exception {
        assertThat(place.withMachine().run("bases").done().path("bases")).isEmpty();
        place.run("vhd", place.nano01()).done();

        Ran listed = place.run("bases");
        JsonNode base = listed.done().path("bases").get(0);
        assertThat(base.path("state").asText()).isEqualTo("whole");
        assertThat(base.path("release").asText()).isEqualTo("Windows Server 2016");
        assertThat(base.path("edition").asText()).isEqualTo("ServerDataCenterNano");
        assertThat(base.path("bytes").asLong()).isPositive();
        assertThat(base.path("hosts")).extracting(JsonNode::asText).containsExactly("nano01");
        String name = base.path("name").asText();
        assertThat(listed.log()).contains("Base disk " + name, "hosts: [nano01]");

        JsonNode refused = place.run("bases", "remove", name).failedWithRemedy(7, "refused");
        assertThat(refused.path("message").asText()).contains(name, "nano01 builds on it");
        place.run("remove", "nano01").done();
        assertThat(place.run("bases", "remove", name).done().path("removed")).hasSize(1);
        assertThat(place.run("bases").done().path("bases")).isEmpty();
        JsonNode absent = place.run("bases", "remove", name).failedWithRemedy(3, "unfit");
        assertThat(absent.path("message").asText()).contains("There is no base disk " + name);
        assertThat(place.run("bases", "remove", "--unused").done().path("removed"))
                .isEmpty();
    }

    @Test
    void base_disks_are_listed_though_a_ledger_is_damaged_and_none_is_removed() throws Exception {
        place.run("vhd", place.nano01()).done();
        Files.writeString(place.machine().resolve("work/hosts/nano01/ledger.json"), "{");

        JsonNode listed = place.run("bases").done();

        assertThat(listed.path("bases")).hasSize(1);
        assertThat(listed.path("bases").get(0).has("hosts")).isFalse();
        assertThat(listed.path("problem").asText()).contains("ledger.json");
        place.run("bases", "remove", "--unused").failedWithRemedy(3, "unfit");
        assertThat(place.run("bases").done().path("bases")).hasSize(1);
    }

    @Test
    void inspect_tells_what_a_file_is_by_its_content() throws Exception {
        JsonNode facts = Ran.command(
                        "inspect",
                        Workplace.EXAMPLES.resolve("media/nanoserver.tar").toString())
                .done();
        assertThat(facts.toString()).contains("10.0.14393.447");
    }

    // 1

    @Test
    void fault_of_our_own_shows_its_trace_in_the_log_and_is_one_document_all_the_same() throws Exception {
        Ran ran =
                Ran.of(streams -> new CommandRunner(streams, new Options(new Options.ResultOptions(), null, null, null))
                        .run(context -> {
                            throw new IllegalStateException("out of thought");
                        }));
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.result().path("kind").asText()).isEqualTo("fault");
        assertThat(ran.result().path("message").asText()).contains("out of thought");
        assertThat(ran.log()).contains("\tat ").contains("please report it");
    }

    // 2

    @Test
    void definition_with_five_mistakes_has_five_messages() throws Exception {
        Path definition = place.definition(
                """
                host: nano 01
                vhd:
                  media: x.iso
                  pakages: [Guest]
                  computerName: A-NAME-THAT-IS-TOO-LONG
                vm:
                  switch: General Purpose External
                  memory: 3 apples
                docker:
                  port: 70000
                """);
        for (String command : List.of("plan", "provision", "vhd")) {
            JsonNode result = place.run(command, definition).failedWithRemedy(2, "definition");
            assertThat(result.path("problems")).hasSize(5);
            result.path("problems")
                    .forEach(problem -> assertThat(problem.asText()).startsWith("line "));
        }
        assertThat(place.machine()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--nonsense",
                "provission x.yaml",
                "provision",
                "provision x.yaml --timeout soon",
                "provision x.yaml --secrets a --secrets-once b",
                "remove",
                "bases remove --machine rehearsal:X",
                "bases remove 0123456789abcdef --unused --machine rehearsal:X",
                "bases remove 0123456789abcdef --machine elsewhere",
                "remove nano01 --machine elsewhere",
                "remove nano01 --machine rehearsal:",
                "remove nano01 --machine rehearsal:\0",
                "remove no_name! --machine rehearsal:X",
                "provision nowhere.yaml --machine rehearsal:X"
            })
    void wrong_usage_is_told_with_what_would_be_right(String line) throws Exception {
        String[] args = line.isEmpty()
                ? new String[0]
                : line.replace("rehearsal:X", "rehearsal:" + place.machine()).split(" ");
        Ran.command(args).failedWithRemedy(2, "definition");
        assertThat(place.machine()).doesNotExist();
    }

    @Test
    void real_machine_without_a_password_is_told_before_anything_is_done() throws Exception {
        Path secrets = place.secrets("rw-------");
        Files.writeString(secrets, "{}");
        Ran ran = place.run("provision", place.nano01(), "--secrets", secrets);
        ran.failedWithRemedy(2, "definition");
        assertThat(ran.log()).contains("--secrets FILE");
    }

    // 3

    private void unfit(String definition, String what) throws Exception {
        Path file = place.definition(definition);
        Ran ran = place.run("provision", file);
        assertThat(ran.failedWithRemedy(3, "unfit").path("message").asText()).contains(what);
        assertThat(place.run("plan", file).failedWithRemedy(3, "unfit").path("message"))
                .isEqualTo(ran.result().path("message"));
    }

    @Test
    void missing_media_are_unfit() throws Exception {
        unfit(Workplace.example("nano01.yaml").replace("Server2016.iso", "Server1066.iso"), "Server1066.iso");
    }

    @Test
    void truncated_media_are_unfit() throws Exception {
        Path media = Workplace.EXAMPLES.resolve("media/WindowsServer2016.iso");
        Path copy = Files.copy(media, place.file("short.iso"));
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        unfit(Workplace.example("nano01.yaml").replace(media.toString(), copy.toString()), copy.toString());
    }

    @Test
    void text_file_called_wim_is_unfit() throws Exception {
        Path text = Files.writeString(place.file("base.wim"), "no image");
        unfit(
                Workplace.example("nano01-tp4.yaml")
                        .replace(
                                Workplace.EXAMPLES
                                        .resolve("media/nanoserver-tp4.wim")
                                        .toString(),
                                text.toString()),
                text.toString());
    }

    @Test
    void first_preview_is_unfit() throws Exception {
        unfit(Workplace.example("nano01-tp3.yaml"), "Technical Preview 3");
    }

    @Test
    void file_where_the_work_folder_should_be_is_unfit() throws Exception {
        Path file = Files.writeString(place.file("work"), "a file");
        Ran ran = place.run("provision", place.nano01(), "--work-folder", file);
        assertThat(ran.failedWithRemedy(3, "unfit").path("message").asText()).contains(file.toString());
        assertThat(file).hasContent("a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "work/hosts", "work/hosts/nano01"})
    void work_folder_that_others_may_write_to_is_unfit_and_one_that_they_may_read_is_not(String open) throws Exception {
        Path definition = place.nano01();
        place.run("vhd", definition).done();
        Path folder = place.machine().resolve(open);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        JsonNode result = place.run("vhd", definition).failedWithRemedy(3, "unfit");
        assertThat(result.path("message").asText()).contains(folder + " cannot be used: others may write to it");
        assertThat(result.path("remedy").asText()).contains("chmod go-w");
        place.run("remove", "nano01").failedWithRemedy(3, "unfit");

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        place.run("vhd", definition).done();
    }

    @Test
    void certificate_folder_that_others_may_write_to_is_unfit() throws Exception {
        Path tls = Files.createDirectory(place.file("tls"));
        Files.setPosixFilePermissions(tls, PosixFilePermissions.fromString("rwxrwxrwx"));
        JsonNode result =
                place.run("provision", place.nano01(), "--tls-out", tls).failedWithRemedy(3, "unfit");
        assertThat(result.path("message").asText()).contains(tls + " cannot be used: others may write to it");
        assertThat(tls).isEmptyDirectory();
    }

    @Test
    void file_where_the_rehearsal_should_be_is_unfit() throws Exception {
        Files.writeString(place.machine(), "a file");
        Ran ran = place.run("provision", place.nano01());
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.log()).contains(place.machine().toString()).doesNotContain("\tat ");
    }

    @Test
    void damaged_ledger_is_unfit() throws Exception {
        Path definition = place.nano01();
        place.run("vhd", definition).done();
        Files.writeString(place.machine().resolve("work/hosts/nano01/ledger.json"), "{");
        for (String command : List.of("plan", "provision")) {
            place.run(command, definition).failedWithRemedy(3, "unfit");
        }
        place.run("remove", "nano01").failedWithRemedy(3, "unfit");
        place.run("status").failedWithRemedy(3, "unfit");
    }

    @Test
    void damaged_ledger_hides_no_other_host() throws Exception {
        place.run("vhd", place.nano01()).done();
        Path other = Files.createDirectories(place.machine().resolve("work/hosts/other"));
        Files.writeString(other.resolve("ledger.json"), "{");

        JsonNode hosts = place.run("status").done().path("hosts");

        assertThat(hosts).hasSize(2);
        assertThat(hosts.get(0).path("vhd").path("progress").asText()).isEqualTo("made");
        assertThat(hosts.get(1).path("problem").asText()).contains("cannot be read");
    }

    @Test
    void inspect_of_nothing_is_unfit() throws Exception {
        Ran.command("inspect", place.file("nowhere").toString()).failedWithRemedy(3, "unfit");
    }

    // 4, 5, 7, 130

    @Test
    void operation_that_fails_is_named_with_its_stage_and_the_next_run_goes_on() throws Exception {
        place.fault("New-HostDisk:during:refuse");
        Path definition = place.nano01();
        JsonNode result = place.run("provision", definition).failedWithRemedy(4, "operation");
        assertThat(result.path("operation").asText()).isEqualTo("New-HostDisk");
        assertThat(result.path("stage").asText()).isEqualTo("nanoVhd");
        place.run("provision", definition).done();
    }

    @Test
    void operation_that_outlasts_the_limit_of_the_command_is_ended() throws Exception {
        place.fault("New-HostDisk:during:hang");
        Path definition = place.nano01();
        Ran ran = place.run("provision", definition, "--timeout", "8s");
        assertThat(ran.failedWithRemedy(5, "limit").path("message").asText()).contains("--timeout");
        place.run("provision", definition, "--timeout", "10m").done();
    }

    @Test
    void an_option_before_the_inner_command_is_refused_and_not_left_out() throws Exception {
        Ran ran = Ran.command("bases", "--work-folder", place.file("other").toString(), "remove", "--unused");
        assertThat(ran.failedWithRemedy(2, "definition").path("message").asText())
                .contains("--work-folder", "before 'remove'");
    }

    @Test
    void change_that_the_definition_forbids_is_refused_by_plan_and_run() throws Exception {
        String text = Workplace.example("nano01.yaml").replace("whenChanged", "never");
        place.run("provision", place.definition(text)).done();
        Path changed = place.definition(text.replace("memory: 2GB", "memory: 4GB"));
        JsonNode planned = place.run("plan", changed).failedWithRemedy(7, "refused");
        JsonNode run = place.run("provision", changed).failedWithRemedy(7, "refused");
        assertThat(planned.path("message")).isEqualTo(run.path("message"));
        assertThat(run.path("stage").asText()).isEqualTo("hypervVm");
    }

    @Test
    void stop_file_that_is_there_already_ends_the_run() throws Exception {
        Path stop = Files.writeString(place.file("stop"), "");
        place.fault("Get-MachineFact:before:hang");
        Ran ran = place.run("provision", place.nano01(), "--stop", stop);
        assertThat(ran.failed(130, "aborted").path("message").asText()).contains("stop file");
    }

    // Result

    @Test
    void result_file_holds_what_standard_output_holds_for_success_and_failure() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Path file = place.file("result.json");
        Path definition = place.nano01();
        Ran done = place.run("provision", definition, "--result", file);
        assertThat(json.readTree(file.toFile())).isEqualTo(done.done());
        place.fault("Get-MachineFact:before:refuse");
        Ran failed = place.run("provision", definition, "--result", file);
        assertThat(json.readTree(file.toFile())).isEqualTo(failed.failedWithRemedy(4, "operation"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(one -> one.toString().endsWith(".partial"));
        }
    }

    @Test
    void result_file_that_cannot_be_written_is_warned_of_and_the_result_is_on_standard_output() throws Exception {
        Ran ran = place.withMachine().run("status", "--result", place.file("nowhere/result.json"));
        ran.done();
        assertThat(ran.log()).contains("Warning: the result could not be written to");
    }

    // Secrets

    @Test
    void secrets_for_one_use_are_gone_after_it_and_a_persons_own_stay() throws Exception {
        Path definition = place.nano01();
        Path secrets = place.secrets("rw-------");
        place.run("provision", definition, "--secrets", secrets).done();
        assertThat(secrets).exists();
        place.run("provision", definition, "--secrets-once", secrets).done();
        assertThat(secrets).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void secrets_that_others_can_read_are_refused_both_ways(String permissions) throws Exception {
        Path definition = place.nano01();
        Path secrets = place.secrets(permissions);
        place.run("provision", definition, "--secrets", secrets).failedWithRemedy(3, "unfit");
        assertThat(secrets).exists();
        place.run("provision", definition, "--secrets-once", secrets).failedWithRemedy(3, "unfit");
        assertThat(secrets).doesNotExist();
        assertThat(place.machine().resolve("work")).doesNotExist();
    }

    @Test
    void secrets_for_one_use_are_gone_though_the_run_ends_before_it_needs_them() throws Exception {
        Path wrong = place.definition("host: [");
        Path secrets = place.secrets("rw-------");
        place.run("provision", wrong, "--secrets-once", secrets).failedWithRemedy(2, "definition");
        assertThat(secrets).doesNotExist();

        place.secrets("rw-------");
        Ran.command("provision", wrong.toString(), "--machine", "elsewhere", "--secrets-once", secrets.toString())
                .failedWithRemedy(2, "definition");
        assertThat(secrets).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provision --nonsense --secrets-once SECRETS",
                "provision x.yaml --timeout soon --secrets-once=SECRETS",
                "provision x.yaml --tls-out= --secrets-once SECRETS",
                "nonsense --secrets-once SECRETS",
                "remove nano01 --secrets-once SECRETS",
                "provision x.yaml --secrets a --secrets-once SECRETS",
                "@ARGUMENTS"
            })
    void secrets_for_one_use_are_gone_though_the_command_line_is_wrong(String line) throws Exception {
        Path secrets = place.secrets("rw-------");
        Path arguments = Files.writeString(
                place.file("arguments"), "provision\n--nonsense\n--secrets-once\n\"" + secrets + "\"\n");
        Ran.command(line.replace("SECRETS", secrets.toString())
                        .replace("ARGUMENTS", arguments.toString())
                        .split(" "))
                .failedWithRemedy(2, "definition");
        assertThat(secrets).doesNotExist();
    }

    @Test
    void only_files_that_may_be_used_once_are_deleted_by_a_wrong_command_line() throws Exception {
        Path secrets = place.secrets("rw-------");
        Path link = Files.createSymbolicLink(place.file("link"), secrets);
        Path directory = Files.createDirectory(place.file("directory"));
        Ran.command("provision", "--nonsense", "--secrets", secrets.toString()).failedWithRemedy(2, "definition");
        Ran.command("provision", "--nonsense", "--secrets-once", link.toString())
                .failedWithRemedy(2, "definition");
        Ran.command("provision", "--nonsense", "--secrets-once", directory.toString())
                .failedWithRemedy(2, "definition");
        Ran.command("provision", "--secrets-once").failedWithRemedy(2, "definition");
        assertThat(secrets).exists();
        assertThat(link).exists();
        assertThat(directory).exists();
    }

    // Files that are none

    @ParameterizedTest
    @ValueSource(strings = {"--tls-out", "--result", "--work-folder", "--pulse", "--stop", "--secrets", "--powershell"})
    void empty_path_is_wrong_usage(String option) throws Exception {
        Ran ran = place.run("provision", place.nano01(), option, "");
        assertThat(ran.failedWithRemedy(2, "definition").path("message").asText())
                .contains(option, "is empty");
        assertThat(place.machine()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "FOLDER", "."})
    void result_that_is_a_folder_is_refused_before_work_and_leaves_nothing(String result) throws Exception {
        Path made = Files.createDirectory(place.file("made"));
        Ran ran = place.run("provision", place.nano01(), "--result", result.replace("FOLDER", made.toString()));
        assertThat(ran.failedWithRemedy(2, "definition").path("message").asText())
                .contains("it is a folder");
        assertThat(made).isEmptyDirectory();
        assertThat(Path.of("null.partial")).doesNotExist();
        assertThat(place.file("made.partial")).doesNotExist();
        assertThat(place.machine()).doesNotExist();
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void pipe_in_place_of_an_input_file_is_refused_by_its_name() throws Exception {
        Path pipe = Pipes.make(folder.resolve("pipe"));
        Path definition = place.nano01();
        assertThat(place.run("provision", pipe)
                        .failedWithRemedy(2, "definition")
                        .path("message")
                        .asText())
                .contains("pipe or device: " + pipe);
        for (String option : List.of("--secrets", "--secrets-once")) {
            assertThat(place.run("provision", definition, option, pipe)
                            .failedWithRemedy(3, "unfit")
                            .path("message")
                            .asText())
                    .contains(pipe + " is no file");
        }
        assertThat(Ran.command("inspect", pipe.toString())
                        .failedWithRemedy(3, "unfit")
                        .path("message")
                        .asText())
                .contains(pipe + " is a pipe or a device");
        String example = Workplace.example("nano01.yaml");
        for (String file : List.of("WindowsServer2016.iso", "docker.zip", "nanoserver.tar")) {
            String input = Workplace.EXAMPLES.resolve("media/" + file).toString();
            assertThat(example).contains(input);
            Path changed = place.definition(example.replace(input, pipe.toString()));
            assertThat(place.run("provision", changed)
                            .failed(3, "unfit")
                            .path("message")
                            .asText())
                    .contains(pipe.toString());
        }
        assertThat(pipe).exists();
    }

    // What blocks

    @Test
    void work_that_cannot_be_interrupted_is_ended_by_force_with_one_result() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger halted = new AtomicInteger();
        Path stop = Files.writeString(place.file("stop"), "");
        Options.RunOptions course = new Options.RunOptions();
        Ran ran = Ran.of(streams -> new CommandRunner(
                        streams,
                        new Options(new Options.ResultOptions(), null, stopping(course, stop), null),
                        TextView.NOTHING,
                        Duration.ofMillis(1),
                        code -> {
                            halted.set(code);
                            released.countDown();
                        })
                .run(context -> {
                    long limit = System.nanoTime() + Duration.ofMinutes(1).toNanos();
                    while (released.getCount() > 0 && System.nanoTime() < limit) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    return CommandOutcome.done(Map.of("late", true));
                }));
        assertThat(halted).hasValue(130);
        assertThat(ran.failedWithRemedy(130, "aborted").path("message").asText())
                .contains("the stop file " + stop, "something did not end");
    }

    private static Options.RunOptions stopping(Options.RunOptions options, Path stop) {
        CommandLine.Model.CommandSpec.forAnnotatedObject(options)
                .findOption("--stop")
                .setValue(stop);
        return options;
    }
}
