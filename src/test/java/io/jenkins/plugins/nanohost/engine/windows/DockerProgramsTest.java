package io.jenkins.plugins.nanohost.engine.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerProgramsTest {
    private static final String CONTENT = "MZ stands for Docker\n".repeat(50);

    @TempDir
    Path temp;

    private Path unpacked;
    private final StopSignal stop = new StopSignal();

    @BeforeEach
    void open() throws Exception {
        unpacked = Files.createDirectory(temp.resolve("deep")).resolve("unpacked");
    }

    private DockerPrograms programs(Path source) {
        return new DockerPrograms(source, unpacked, stop);
    }

    /** A zip in which all entries hold the same text. */
    private Path zip(String... names) throws Exception {
        Path file = temp.resolve("docker.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(CONTENT.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return file;
    }

    /** A zip that holds docker.exe uncompressed. */
    private Path stored() throws Exception {
        byte[] content = CONTENT.getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry("docker.exe");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        Path file = temp.resolve("stored.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return file;
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(temp)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.exe", "docker/docker.exe", "a/b/Docker.EXE", "docker\\docker.exe"})
    void program_in_a_zip_is_found_wherever_it_lies(String name) throws Exception {
        DockerPrograms docker = programs(zip("docker/", "docker/readme.txt", name));
        assertThat(docker.has("docker.exe")).isTrue();
        assertThat(docker.has("dockerd.exe")).isFalse();
        assertThat(docker.length("docker.exe")).isEqualTo(CONTENT.length());
        assertThat(docker.sha256("docker.exe")).isEqualTo(Digests.ofText(CONTENT));
        assertThat(docker.file("docker.exe")).hasContent(CONTENT).hasFileName("docker.exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.exe/", "notdocker.exe", "docker.exe.txt", "docker.exe/readme.txt"})
    void what_is_only_called_like_it_is_not_taken(String name) throws Exception {
        assertThat(programs(zip(name)).has("docker.exe")).isFalse();
    }

    @Test
    void nothing_is_written_before_the_file_is_asked_for() throws Exception {
        Path zip = zip("docker/docker.exe");
        DockerPrograms docker = programs(zip);
        docker.has("docker.exe");
        Path place = docker.place("docker.exe");
        docker.length("docker.exe");
        docker.sha256("docker.exe");
        assertThat(files()).containsExactly(zip);

        assertThat(docker.file("docker.exe")).isEqualTo(place);
        assertThat(files()).containsExactlyInAnyOrder(zip, place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../docker.exe",
                "../../../../../../../../../../tmp/docker.exe",
                "/docker.exe",
                "C:/docker.exe",
                "C:\\docker.exe",
                "..\\..\\docker.exe",
                "x/../../../docker.exe"
            })
    void name_in_a_zip_leads_nowhere_else(String name) throws Exception {
        Path zip = zip(name);
        DockerPrograms docker = programs(zip);
        Path file = docker.file("docker.exe");
        assertThat(file.normalize()).startsWith(unpacked);
        assertThat(files()).containsExactlyInAnyOrder(zip, file);
    }

    @Test
    void unpacked_program_is_used_again_only_while_it_is_what_the_zip_holds() throws Exception {
        DockerPrograms docker = programs(zip("docker.exe"));
        Path file = docker.file("docker.exe");
        var made = Files.getLastModifiedTime(file);
        assertThat(Files.getLastModifiedTime(docker.file("docker.exe"))).isEqualTo(made);

        Files.write(file, new byte[CONTENT.length()]);
        assertThat(docker.file("docker.exe")).hasContent(CONTENT);
    }

    @Test
    void what_a_killed_process_left_is_deleted_and_what_another_unpacks_stays() throws Exception {
        DockerPrograms docker = programs(zip("docker.exe"));
        Path folder = Files.createDirectories(docker.place("docker.exe").getParent());
        String name = "docker.exe-%d-" + UUID.randomUUID() + ".partial";
        // No system gives a process this number: Linux' greatest is 4194304, and Windows' are multiples of four.
        Path left = Files.createFile(folder.resolve(name.formatted(Integer.MAX_VALUE)));
        Path others = Files.createFile(
                folder.resolve(name.formatted(ProcessHandle.current().pid())));

        Path file = docker.file("docker.exe");
        assertThat(left).doesNotExist();
        assertThat(files()).contains(file, others);
    }

    @Test
    void zip_that_was_replaced_is_unpacked_beside_the_former_one() throws Exception {
        DockerPrograms docker = programs(zip("docker.exe"));
        Path former = docker.file("docker.exe");
        zip("docker.exe", "dockerd.exe");
        assertThat(docker.place("docker.exe")).isNotEqualTo(former);
    }

    @Test
    void programs_in_a_folder_are_taken_where_they_are() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("download/docker"));
        Path program = Files.writeString(folder.resolve("docker.exe"), CONTENT);
        for (Path source : List.of(folder, folder.getParent())) {
            DockerPrograms docker = programs(source);
            assertThat(docker.has("docker.exe")).isTrue();
            assertThat(docker.has("dockerd.exe")).isFalse();
            assertThat(docker.place("docker.exe")).isEqualTo(program);
            assertThat(docker.file("docker.exe")).isEqualTo(program);
            assertThat(docker.length("docker.exe")).isEqualTo(CONTENT.length());
            assertThat(docker.sha256("docker.exe")).isEqualTo(Digests.ofText(CONTENT));
        }
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void single_file_is_the_program_of_its_name_and_no_other() throws Exception {
        Path program = Files.writeString(temp.resolve("docker.exe"), CONTENT);
        Files.writeString(temp.resolve("dockerd.exe"), CONTENT);
        DockerPrograms docker = programs(program);
        assertThat(docker.has("docker.exe")).isTrue();
        assertThat(docker.has("dockerd.exe")).isFalse();
        assertThat(docker.file("docker.exe")).isEqualTo(program);
    }

    @Test
    void source_that_is_not_there_is_told() {
        UnfitFailure failure = catchThrowableOfType(
                UnfitFailure.class, () -> programs(temp.resolve("nowhere.zip")).has("docker.exe"));
        assertThat(failure).hasMessageContaining("nowhere.zip does not exist");
        assertThat(failure.remedy()).isNotBlank();
    }

    @Test
    void program_that_the_zip_does_not_hold_is_named() throws Exception {
        DockerPrograms docker = programs(zip("docker.exe"));
        assertThatThrownBy(() -> docker.length("dockerd.exe")).hasMessageContaining("dockerd.exe is not in");
        assertThatThrownBy(() -> docker.sha256("dockerd.exe")).hasMessageContaining("dockerd.exe is not in");
        assertThatThrownBy(() -> docker.file("dockerd.exe")).hasMessageContaining("dockerd.exe is not in");
        assertThat(files()).noneMatch(file -> file.startsWith(unpacked));
    }

    private void damaged(DockerPrograms docker) {
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> docker.file("docker.exe"));
        assertThat(failure).isNotNull().hasMessageContaining("cannot be read as a zip");
        assertThat(failure.remedy()).contains("digest");
    }

    @Test
    void file_that_is_no_zip_is_told_by_every_question() throws Exception {
        for (byte[] content : List.of(new byte[0], "no zip at all".getBytes(StandardCharsets.UTF_8), new byte[4096])) {
            DockerPrograms docker = programs(Files.write(temp.resolve("docker.zip"), content));
            damaged(docker);
            assertThatThrownBy(() -> docker.has("docker.exe")).isInstanceOf(UnfitFailure.class);
            assertThatThrownBy(() -> docker.place("docker.exe")).isInstanceOf(UnfitFailure.class);
            assertThatThrownBy(() -> docker.length("docker.exe")).isInstanceOf(UnfitFailure.class);
            assertThatThrownBy(() -> docker.sha256("docker.exe")).isInstanceOf(UnfitFailure.class);
        }
    }

    @Test
    void truncated_zip_is_told() throws Exception {
        Path zip = zip("docker.exe");
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
        damaged(programs(zip));
    }

    @Test
    void zip_with_another_byte_anywhere_in_its_content_is_told_and_nothing_is_left() throws Exception {
        for (Path zip : List.of(zip("docker.exe"), stored())) {
            byte[] whole = Files.readAllBytes(zip);
            int header = 30 + "docker.exe".length();
            for (int at = header; at < header + 20; at++) {
                byte[] other = whole.clone();
                other[at] ^= 0x55;
                Files.write(zip, other);
                damaged(programs(zip));
                assertThatThrownBy(() -> programs(zip).sha256("docker.exe")).isInstanceOf(UnfitFailure.class);
            }
        }
        assertThat(files()).noneMatch(file -> file.startsWith(unpacked));
    }

    @Test
    void encrypted_zip_is_named_by_every_question() throws Exception {
        byte[] bytes = Files.readAllBytes(stored());
        bytes[6] |= 1;
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 8] |= 1;
        DockerPrograms docker = programs(Files.write(temp.resolve("encrypted.zip"), bytes));
        for (ThrowingCallable question : List.<ThrowingCallable>of(
                () -> docker.has("docker.exe"),
                () -> docker.length("docker.exe"),
                () -> docker.sha256("docker.exe"),
                () -> docker.file("docker.exe"))) {
            assertThatThrownBy(question)
                    .isInstanceOf(UnfitFailure.class)
                    .hasMessageContaining("encrypted.zip is encrypted: \"docker.exe\" needs a password");
        }
    }

    @Test
    void interrupt_while_a_zip_is_read_is_passed_on() throws Exception {
        DockerPrograms docker = programs(zip("docker.exe"));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> docker.sha256("docker.exe")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void stop_ends_the_unpacking_and_nothing_half_is_left() throws Exception {
        DockerPrograms docker = programs(zip("docker.exe"));
        stop.give("a test");
        assertThatThrownBy(() -> docker.file("docker.exe")).isInstanceOf(AbortedFailure.class);
        assertThat(files()).noneMatch(file -> file.startsWith(unpacked));
    }

    private static byte[] program(int machine) {
        return ByteBuffer.allocate(256)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, (byte) 'M')
                .put(1, (byte) 'Z')
                .putInt(0x3C, 0x80)
                .putInt(0x80, 0x4550)
                .putShort(0x84, (short) machine)
                .array();
    }

    private Path zipOf(String name, Map<String, byte[]> contents) throws Exception {
        Path file = temp.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(content.getKey()));
                zip.write(content.getValue());
            }
        }
        return file;
    }

    /** What is told of the program, in a zip and in a folder; empty: it is taken. */
    private String checked(byte[] content) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("folder"));
        Files.write(folder.resolve("docker.exe"), content);
        List<String> told = new ArrayList<>();
        for (Path source : List.of(folder, zipOf("x.zip", Map.of("docker/docker.exe", content)))) {
            UnfitFailure failure = catchThrowableOfType(
                    UnfitFailure.class, () -> programs(source).check("docker.exe"));
            told.add(failure == null ? "" : failure.getMessage().replace(source.toString(), "SOURCE"));
        }
        assertThat(told.get(0)).isEqualTo(told.get(1));
        return told.get(0);
    }

    @ParameterizedTest
    @CsvSource({"0x14C,x86", "0x1C4,arm", "0xAA64,arm64", "0x200,ia64", "0x5064,0x5064"})
    void program_for_another_processor_is_named_with_it(String machine, String name) throws Exception {
        assertThat(checked(program(Integer.decode(machine))))
                .contains("docker.exe in SOURCE is for the processor architecture " + name);
    }

    @Test
    void program_for_x64_is_taken_and_what_is_none_is_told() throws Exception {
        assertThat(checked(program(0x8664))).isEmpty();
        assertThat(checked(new byte[0])).contains("has no bytes");
        byte[] library = program(0x8664);
        library[0x80 + 23] = 0x20;
        assertThat(checked(library)).contains("is a library (DLL) of that name, not a program");
        assertThat(checked(Arrays.copyOf(new byte[] {0x7F, 'E', 'L', 'F', 2}, 600)))
                .contains("docker.exe in SOURCE is a program for Linux (ELF), not for Windows");
        assertThat(checked("<html>404</html>".getBytes(StandardCharsets.UTF_8)))
                .contains("is no Windows program: it seems to be a web page");
        assertThat(checked(new byte[4096])).contains("is no Windows program: it seems to be a file of zeros");
        assertThat(checked(Arrays.copyOf(program(0x8664), 100))).contains("it has no PE header");
    }

    @Test
    void zip_of_any_ending_is_taken_and_what_is_no_zip_is_told_for_what_it_is() throws Exception {
        Path zip = zipOf("docker.download", Map.of("docker/docker.exe", program(0x8664)));
        assertThat(programs(zip).has("docker.exe")).isTrue();
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put("1f8b0800", "gzip");
        marks.put("377abcaf271c", "7-Zip");
        marks.put("526172211a0700", "RAR");
        for (Map.Entry<String, String> mark : marks.entrySet()) {
            Path other = Files.write(
                    temp.resolve("docker.zip"), Arrays.copyOf(HexFormat.of().parseHex(mark.getKey()), 600));
            assertThatThrownBy(() -> programs(other).has("docker.exe"))
                    .isInstanceOf(UnfitFailure.class)
                    .hasMessageContaining("compressed by " + mark.getValue());
        }
    }

    @Test
    void package_for_linux_is_told_with_what_to_take() throws Exception {
        Path tgz = Files.write(
                temp.resolve("docker.tgz"), Arrays.copyOf(HexFormat.of().parseHex("1f8b0800"), 600));
        UnfitFailure failure =
                catchThrowableOfType(UnfitFailure.class, () -> programs(tgz).has("docker.exe"));
        assertThat(failure).hasMessageContaining("as Docker's packages for Linux and macOS are");
        assertThat(failure.getMessage() + failure.remedy())
                .contains("zip for Windows")
                .doesNotContain("gzip -d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docker"})
    void another_version_below_the_usual_place_is_refused(String usual) throws Exception {
        Path folder = temp.resolve("old");
        Files.write(Files.createDirectories(folder.resolve(usual)).resolve("docker.exe"), program(0x8664));
        Path copy = Files.createDirectories(folder.resolve("20.10")).resolve("docker.exe");
        Files.write(copy, program(0x8664));
        assertThat(programs(folder).place("docker.exe"))
                .isEqualTo(folder.resolve(usual).resolve("docker.exe"));

        Files.write(copy, program(0x14C));

        assertThatThrownBy(() -> programs(folder).has("docker.exe"))
                .hasMessageContaining("holds two different docker.exe");
    }

    @Test
    void two_versions_in_one_package_are_refused_and_two_equal_copies_are_not() throws Exception {
        Path folder = temp.resolve("two");
        for (boolean equal : new boolean[] {true, false}) {
            Map<String, byte[]> contents = new LinkedHashMap<>();
            contents.put("a/docker.exe", program(0x8664));
            contents.put("b/docker.exe", program(equal ? 0x8664 : 0x14C));
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                Path file = folder.resolve(content.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, content.getValue());
            }
            for (Path source : List.of(folder, zipOf("two.zip", contents))) {
                if (equal) {
                    assertThat(programs(source).has("docker.exe")).isTrue();
                } else {
                    assertThatThrownBy(() -> programs(source).has("docker.exe"))
                            .hasMessageContaining("holds two different docker.exe");
                }
            }
        }
    }

    @Test
    void folder_is_searched_as_deep_as_a_zip() throws Exception {
        Path deep = Files.createDirectories(temp.resolve("a/b/c/d"));
        Path program = Files.write(deep.resolve("Docker.EXE"), program(0x8664));
        assertThat(programs(temp.resolve("a")).place("docker.exe")).isEqualTo(program);
    }
}
