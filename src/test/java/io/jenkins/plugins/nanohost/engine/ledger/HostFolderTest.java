package io.jenkins.plugins.nanohost.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.NextDisk;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedArchive;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedFile;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostFolderTest {
    private static final Instant AT = Instant.parse("2025-06-01T00:00:00Z");
    private static final Map<String, String> INPUTS = Map.of("a \"quoted\" name", "C:\\back\\slash", "umlaut", "ä\n");

    private static final VmEntry VM = new VmEntry(
            Progress.MADE,
            INPUTS,
            AT,
            "mark",
            "vm-id",
            new Ipv4("192.168.1.93"),
            VmHardware.of("External", ByteSize.gigabytes(2), 2));
    private static final FilesEntry FILES = new FilesEntry(
            Progress.MADE,
            INPUTS,
            AT,
            "C:\\base.tar",
            List.of(new StagedFile("D:\\x", "C:\\x", 1L << 40, 5, "abc")),
            new StagedArchive(new ArchivePart(512, "[{}]"), List.of("nano:1")));
    private static final DockerEntry DOCKER =
            new DockerEntry(Progress.MADE, INPUTS, AT, "tcp://192.168.1.93:2376", "17.06", "abc", AT, "/tls");

    @TempDir
    Path folder;

    private HostFolder host;
    private DiskEntry disk;
    private Ledger full;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        host = WorkFolder.at(folder).host(new HostName("nano01"));
        file = host.path().resolve("ledger.json");
        disk = new DiskEntry(
                Progress.MAKING,
                INPUTS,
                AT,
                "id",
                host.disk(DiskFormat.VHDX).toString(),
                "D:\\bases\\x.vhdx",
                "Windows Server 2016",
                "ServerDataCenterNano",
                14393,
                447,
                true,
                VmGeneration.TWO,
                HostDiskKind.DIFFERENCING,
                List.of("Guest", "Containers"),
                new ComputerName("NANO01"),
                Ipv4Prefix.parse("192.168.1.93/24"),
                true,
                "Administrator");
        full = Ledger.empty("nano01").withVhd(disk).withVm(VM).withFiles(FILES).withDocker(DOCKER);
    }

    private UnfitFailure damaged() {
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, host::read);
        assertThat(failure).isNotNull().hasMessageContaining(file.toString());
        assertThat(failure.remedy()).contains("repair it", "rename it").doesNotContain("delete");
        return failure;
    }

    @Test
    void host_without_a_ledger_has_an_empty_one_and_nothing_is_created() throws Exception {
        assertThat(host.read()).isEqualTo(Ledger.empty("nano01"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void every_entry_is_read_as_it_was_written() throws Exception {
        for (Ledger ledger : List.of(
                Ledger.empty("nano01"),
                full,
                Ledger.empty("nano01").withVhd(disk),
                Ledger.empty("nano01").withVm(VM),
                Ledger.empty("nano01").withFiles(FILES),
                Ledger.empty("nano01").withDocker(DOCKER),
                full.withVm(null))) {
            host.write(ledger);
            assertThat(host.read()).isEqualTo(ledger);
        }
    }

    @Test
    void person_can_read_it() throws Exception {
        host.write(full);
        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(20).contains("  \"host\" : \"nano01\",");
    }

    @Test
    void power_cut_while_it_is_written_leaves_the_former_one() throws Exception {
        host.write(full);
        Files.writeString(host.path().resolve("ledger.json.partial"), "{\"form\" : 2, \"ho");
        assertThat(host.read()).isEqualTo(full);
        host.write(full.withDocker(null));
        assertThat(host.read()).isEqualTo(full.withDocker(null));
        assertThat(host.path().resolve("ledger.json.partial")).doesNotExist();
    }

    @Test
    void power_cut_before_the_first_one_was_whole_leaves_none() throws Exception {
        Files.createDirectories(host.path());
        Files.writeString(host.path().resolve("ledger.json.partial"), "{\"form\" : 2, \"ho");
        assertThat(host.read()).isEqualTo(Ledger.empty("nano01"));
        assertThat(WorkFolder.at(folder).hostNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "no JSON",
                "{",
                "[]",
                "{}",
                "{\"form\":2,\"host\":\"nano01\"} trailing",
                "{\"form\":2,\"host\":\"other\"}",
                "{\"form\":2,\"host\":\"nano01\",\"vm\":{}}",
                "{\"form\":2,\"host\":\"nano01\",\"vm\":{\"progress\":\"MADE\",\"inputs\":{},\"at\":\"2025-06-01T00:00:00Z\",\"mark\":\"x\"}}",
                "{\"form\":2,\"host\":\"nano01\",\"vm\":{\"progress\":\"MADE\",\"inputs\":{},\"at\":\"2025-06-01T00:00:00Z\",\"mark\":\"x\",\"vmId\":null,\"address\":\"\"}}",
                "{\"form\":2,\"host\":\"nano01\",\"vm\":{\"progress\":\"BROKEN\",\"inputs\":{},\"at\":\"2025-06-01T00:00:00Z\",\"mark\":\"x\",\"vmId\":\"\",\"address\":\"\"}}",
                "{\"form\":2,\"host\":\"nano01\",\"stage\":{\"progress\":\"MADE\",\"inputs\":{},\"at\":\"2025-06-01T00:00:00Z\",\"baseImage\":\"\",\"files\":[null]}}",
            })
    void damaged_ledger_is_refused_and_kept(String text) throws Exception {
        Files.createDirectories(host.path());
        Files.writeString(file, text);
        damaged();
        assertThat(file).hasContent(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 4096, 4097, 4098})
    void zeros_that_a_power_cut_left_are_a_damaged_ledger(int length) throws Exception {
        Files.createDirectories(host.path());
        Files.write(file, new byte[length]);
        damaged();
    }

    @Test
    void bytes_that_are_no_text_are_a_damaged_ledger() throws Exception {
        Files.createDirectories(host.path());
        byte[] bytes = new byte[100];
        Arrays.fill(bytes, (byte) 0xFF);
        Files.write(file, bytes);
        damaged();
    }

    @Test
    void ledger_larger_than_any_is_refused_unread() throws Exception {
        Files.createDirectories(host.path());
        Files.writeString(file, " ".repeat(5 << 20), StandardCharsets.US_ASCII);
        assertThat(damaged()).hasMessageContaining("larger than any ledger");
    }

    @Test
    void ledger_of_a_newer_form_is_called_so_though_it_has_fields_that_are_not_known() throws Exception {
        Files.createDirectories(host.path());
        Files.writeString(file, "{\"form\":" + (Ledger.FORM + 1) + ",\"host\":\"nano01\",\"network\":{}}");
        UnfitFailure refused = catchThrowableOfType(UnfitFailure.class, host::read);
        assertThat(refused)
                .hasMessageContaining("written by a newer version of this program: it has form " + (Ledger.FORM + 1))
                .hasMessageContaining("knows forms 2 to " + Ledger.FORM);
        assertThat(refused.remedy()).contains("update the plugin", "Do not delete the ledger");
    }

    @Test
    void values_stand_in_the_ledger_as_a_person_writes_them_and_what_is_not_there_as_null() throws Exception {
        host.write(full);
        assertThat(file)
                .content()
                .contains(
                        "\"at\" : \"2025-06-01T00:00:00Z\"",
                        "\"generation\" : 2",
                        "\"hostDisk\" : \"differencing\"",
                        "\"computerName\" : \"NANO01\"",
                        "\"address\" : \"192.168.1.93/24\"",
                        "\"address\" : \"192.168.1.93\"",
                        "\"certificateEnds\" : \"2025-06-01T00:00:00Z\"");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"NANO01\"", "null")
                        .replace("\"192.168.1.93/24\"", "null")
                        .replace("\"192.168.1.93\"", "null"));
        assertThat(host.read().vhd().computerName()).isNull();
        assertThat(host.read().vhd().address()).isNull();
        assertThat(host.read().vm().address()).isNull();
    }

    @Test
    void address_of_the_vm_may_be_of_either_family() throws Exception {
        for (String address : List.of("192.168.1.93", "fd00::93")) {
            VmEntry vm =
                    new VmEntry(Progress.MADE, INPUTS, AT, "mark", "vm-id", IpAddress.parse(address), VM.hardware());
            host.write(full.withVm(vm));
            assertThat(file).content().contains("\"address\" : \"" + address + "\"");
            assertThat(host.read().vm()).isEqualTo(vm);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NANO01", "192.168.1.93/24", "192.168.1.93", "2025-06-01T00:00:00Z", "differencing"})
    void value_that_is_none_of_its_kind_is_a_damaged_ledger(String value) throws Exception {
        host.write(full);
        for (String wrong : List.of("\"no such value\"", "\"\"", "[]", "{}")) {
            Files.writeString(file, Files.readString(file).replace("\"" + value + "\"", wrong));
            damaged();
            host.write(full);
        }
    }

    @Test
    void forgetting_leaves_what_else_lies_in_the_folder() throws Exception {
        host.write(full);
        Files.createDirectories(host.vm());
        Path notes = Files.writeString(host.path().resolve("notes.txt"), "mine");
        host.forget();
        assertThat(file).doesNotExist();
        assertThat(host.vm()).doesNotExist();
        assertThat(notes).exists();
        assertThat(host.read()).isEqualTo(Ledger.empty("nano01"));
    }

    @Test
    void forgetting_leaves_a_vm_folder_that_is_not_empty() throws Exception {
        Files.createDirectories(host.vm());
        Files.writeString(host.vm().resolve("x.vmcx"), "");
        host.forget();
        assertThat(host.vm().resolve("x.vmcx")).exists();
    }

    @Test
    void work_folder_lists_hosts_with_a_ledger_in_order_and_passes_over_what_is_none() throws Exception {
        WorkFolder work = WorkFolder.at(folder);
        work.create();
        assertThat(work.hostNames()).isEmpty();
        for (String name : List.of("web-2", "nano01")) {
            work.host(new HostName(name)).write(Ledger.empty(name));
        }
        Path copy = Files.createDirectory(host.path().resolveSibling("nano01 - Copy"));
        Files.copy(file, copy.resolve("ledger.json"));
        Files.createDirectory(host.path().resolveSibling("empty"));
        assertThat(work.hostNames()).containsExactly(new HostName("nano01"), new HostName("web-2"));
    }

    @Test
    void file_where_a_part_of_the_work_folder_should_be_is_told_before_anything_is_created() throws Exception {
        Path in = Files.writeString(folder.resolve("file"), "").resolve("work");
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> WorkFolder.at(in));
        assertThat(failure).hasMessageContaining(folder.resolve("file") + " is a file");

        Files.writeString(folder.resolve("bases"), "");
        WorkFolder work = WorkFolder.at(folder);
        assertThat(catchThrowableOfType(UnfitFailure.class, work::create))
                .hasMessageContaining(folder.resolve("bases").toString());
    }

    @Test
    void ledger_as_large_as_one_may_be_is_read() throws Exception {
        host.write(full);
        String text = Files.readString(file);
        Files.writeString(file, text + " ".repeat((4 << 20) - text.getBytes(StandardCharsets.UTF_8).length));
        assertThat(host.read()).isEqualTo(full);
    }

    @Test
    void ledger_of_an_older_form_is_read_as_one_of_todays() throws Exception {
        Files.createDirectories(host.path());
        Files.writeString(file, "{\"form\": 2, \"host\": \"nano01\"}");
        assertThat(host.read()).isEqualTo(Ledger.empty("nano01"));
    }

    @Test
    void ledger_that_was_copied_from_another_folder_is_refused() throws Exception {
        host.write(full);
        HostFolder copy = WorkFolder.at(folder.resolve("copy")).host(new HostName("nano01"));
        copy.write(full);
        RefusedFailure failure = catchThrowableOfType(RefusedFailure.class, copy::read);
        assertThat(failure).hasMessageContaining("copied or moved from another work folder");
        assertThat(failure.remedy()).contains("move it back").doesNotContain("delete");
        copy.write(Ledger.empty("nano01").withNextDisk(new NextDisk(disk.path())));
        assertThat(catchThrowableOfType(RefusedFailure.class, copy::read)).isNotNull();
        // The folder that it names is gone: it was moved.
        copy.write(Ledger.empty("nano01")
                .withNextDisk(
                        new NextDisk(folder.resolve("gone").resolve("x.vhdx").toString())));
        assertThat(catchThrowableOfType(RefusedFailure.class, copy::read)).isNotNull();
        copy.write(Ledger.empty("nano01").withNextDisk(new NextDisk("x.vhdx")));
        assertThat(catchThrowableOfType(RefusedFailure.class, copy::read)).isNotNull();
    }

    @Test
    void ledger_is_read_through_a_link_to_its_folder() throws Exception {
        host.write(full);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        assertThat(WorkFolder.at(link).host(new HostName("nano01")).read()).isEqualTo(full);
    }

    @Test
    void host_is_known_once_its_folder_is_there_and_a_link_to_nowhere_is_told() throws Exception {
        assertThat(host.known()).isFalse();
        Files.createDirectories(host.path().getParent());
        Files.createSymbolicLink(host.path(), folder.resolve("nowhere"));
        assertThat(host.known()).isTrue();
        assertThat(damaged()).hasMessageContaining("cannot be reached");
    }

    @Test
    void file_in_place_of_the_folder_of_a_host_is_told() throws Exception {
        Files.createDirectories(host.path().getParent());
        Files.writeString(host.path(), "");
        assertThat(host.known()).isTrue();
        assertThat(damaged()).hasMessageContaining("a file is in place of its folder");
        assertThat(WorkFolder.at(folder).hostNames()).isEmpty();
    }

    @Test
    void forgotten_host_leaves_no_folder_though_hyper_v_left_empty_ones_in_it() throws Exception {
        host.write(full);
        Files.writeString(host.path().resolve("ledger.json.partial"), "{");
        Files.createDirectories(host.vm().resolve("nano01").resolve("Virtual Machines"));

        host.forget();
        assertThat(host.leave()).isEmpty();

        assertThat(host.path()).doesNotExist();
    }

    @Test
    void what_others_put_into_the_folder_of_a_forgotten_host_stays_and_is_named() throws Exception {
        host.write(full);
        Path state = host.vm().resolve("nano01").resolve("saved.vmrs");
        Files.createDirectories(state.getParent());
        Files.writeString(state, "");
        Files.writeString(host.path().resolve("notes.txt"), "mine");

        host.forget();
        assertThat(host.leave()).containsExactly("notes.txt", "vm");

        assertThat(state).exists();
        assertThat(host.known()).isTrue();
    }

    @Test
    void link_in_place_of_the_folder_of_a_forgotten_host_stays() throws Exception {
        Path away = Files.createDirectory(folder.resolve("away"));
        Files.createDirectories(host.path().getParent());
        Files.createSymbolicLink(host.path(), away);
        host.write(Ledger.empty("nano01"));

        host.forget();
        assertThat(host.leave()).isEmpty();

        assertThat(away).isEmptyDirectory();
        assertThat(host.path()).isSymbolicLink();
    }

    @Test
    void lock_of_a_host_is_beside_its_folder() throws Exception {
        Files.createDirectories(host.path().getParent());
        try (FolderLock lock = host.tryLock("ada").orElseThrow()) {
            assertThat(host.tryLock("grace")).isEmpty();
            assertThat(host.lockHolder()).isEqualTo("ada");
            assertThat(host.path()).doesNotExist();
        }
        assertThat(host.path().resolveSibling("nano01.lock")).exists();
        assertThat(WorkFolder.at(folder).hostNames()).isEmpty();
    }

    @Test
    void folder_names_its_host_and_the_disks_of_it() throws Exception {
        assertThat(host.host()).isEqualTo(new HostName("nano01"));
        assertThat(host.nextDisk(DiskFormat.VHDX)).isEqualTo(host.path().resolve("nano01.next.vhdx"));
    }

    @Test
    void entry_is_changed_in_one_thing_and_keeps_the_others() {
        assertThat(disk.afterFirstBoot().firstBootOpen()).isFalse();
        assertThat(disk.afterFirstBoot().withAdministrator("Administrateur"))
                .usingRecursiveComparison()
                .ignoringFields("firstBootOpen", "administrator")
                .isEqualTo(disk);
        assertThat(disk.withAdministrator("Administrateur").administrator()).isEqualTo("Administrateur");
        assertThat(full.withNextDisk(new NextDisk("x")).nextDisk()).isEqualTo(new NextDisk("x"));
        assertThat(full.withNextDisk(new NextDisk("x")).withNextDisk(null)).isEqualTo(full);
        assertThat(VM.addressText()).isEqualTo("192.168.1.93");
    }

    @Test
    void docker_keeps_the_authority_that_the_guest_still_has() {
        DockerEntry former = new DockerEntry(Progress.MADE, INPUTS, AT, "", "", "former", AT, "/former");
        assertThat(DOCKER.ofAuthority(former))
                .isEqualTo(new DockerEntry(
                        Progress.MADE, INPUTS, AT, "tcp://192.168.1.93:2376", "17.06", "former", AT, "/former"));
        assertThat(DOCKER.ofAuthority(null))
                .isEqualTo(new DockerEntry(Progress.MADE, INPUTS, AT, "tcp://192.168.1.93:2376", "17.06", "", AT, ""));
    }

    @Test
    void disks_language_is_that_of_its_packages_before_the_wanted_one() throws Exception {
        assertThat(language(Map.of("packages", "NanoServer\\Packages\\fr-FR\\x.cab", "locale", "de-DE")))
                .isEqualTo("fr-FR");
        assertThat(language(Map.of("locale", "de-DE"))).isEqualTo("de-DE");
        assertThat(language(Map.of())).isEmpty();
        assertThat(disk.differencing()).isTrue();
    }

    private String language(Map<String, String> inputs) throws Exception {
        host.write(full);
        ObjectMapper json = new ObjectMapper();
        ObjectNode text = (ObjectNode) json.readTree(file.toFile());
        ((ObjectNode) text.path("vhd")).set("inputs", json.valueToTree(inputs));
        ((ObjectNode) text.path("vhd")).put("hostDisk", "copy");
        json.writeValue(file.toFile(), text);
        DiskEntry read = host.read().vhd();
        assertThat(read.differencing()).isFalse();
        return read.language();
    }

    @Test
    void work_folder_lists_disks_of_its_hosts_and_nothing_else() throws Exception {
        WorkFolder work = WorkFolder.at(folder, ByteSize.gigabytes(3));
        assertThat(work.cacheLimit()).isEqualTo(ByteSize.gigabytes(3));
        assertThat(work.hostDisks()).isEmpty();
        Files.createDirectories(host.path().resolve("x.vhdx"));
        Path second = Files.writeString(host.path().resolve("b.vhdx"), "");
        Path first = Files.writeString(host.path().resolve("a.vhd"), "");
        Files.writeString(host.path().resolve("notes.txt"), "");
        Files.writeString(Files.createDirectories(host.path().resolve("deep")).resolve("c.vhdx"), "");
        assertThat(work.hostDisks()).containsExactly(first, second);
    }

    @Test
    void empty_ledger_is_told_to_be_empty() throws Exception {
        Path file = folder.resolve("empty/ledger.json");
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        HostFolder host = new HostFolder(new HostName("empty"), file.getParent());
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, host::read);
        assertThat(failure).hasMessageContaining(file + " cannot be read: it is empty");
        assertThat(failure.remedy()).contains("saved copy");
    }
}
