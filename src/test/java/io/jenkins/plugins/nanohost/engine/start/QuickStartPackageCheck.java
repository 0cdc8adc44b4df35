package io.jenkins.plugins.nanohost.engine.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged command by its script. Whatever becomes of the archive, standard output is the result alone. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "starts the script for Unix")
class QuickStartPackageCheck {
    private static final Path ZIP = Path.of(System.getProperty("zip"));
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path temp;

    private Path command;
    private Path jar;
    private Path cache;
    private int started;

    @BeforeEach
    void unpack() throws IOException {
        unpack("a&(b)");
    }

    private void unpack(String name) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(name));
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, folder.resolve(entry.getName()));
                }
            }
        }
        command = Files.setPosixFilePermissions(
                folder.resolve("nano-container-host"), PosixFilePermissions.fromString("rwx------"));
        jar = folder.resolve("nano-container-host-engine.jar");
        cache = temp.resolve("cache/nano-container-host");
    }

    private Process start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(temp.resolve("out" + ++started).toFile())
                .redirectError(temp.resolve("log" + started).toFile());
        builder.environment().put("XDG_CACHE_HOME", temp.resolve("cache").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private void works() throws Exception {
        ended(start("status", "--machine", "rehearsal:" + temp), started);
    }

    private void ended(Process process, int number) throws Exception {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String out = Files.readString(temp.resolve("out" + number), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(out).isZero();
        assertThat(new ObjectMapper().readTree(out).path("outcome").asText()).isEqualTo("done");
        assertThat(temp.resolve("log" + number)).content().doesNotContainIgnoringCase("warning");
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    /** The archive, as one that was made long ago. */
    private Path made() throws Exception {
        works();
        Path archive = kept().get(0);
        assertThat(kept()).hasSize(1);
        Files.setLastModifiedTime(archive, LONG_AGO);
        return archive;
    }

    /** One that Java can use: the next run leaves it alone. */
    private void isMadeAnew(Path archive) throws Exception {
        works();
        assertThat(kept()).containsExactly(archive);
        assertThat(Files.getLastModifiedTime(archive)).isGreaterThan(LONG_AGO);
        Files.setLastModifiedTime(archive, LONG_AGO);
        works();
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(LONG_AGO);
    }

    @Test
    void firstRunMakesAnArchiveForThisAccountAloneAndTheNextOneUsesIt() throws Exception {
        Path archive = made();

        assertThat(archive.getFileName().toString()).contains(System.getProperty("java.runtime.version"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        works();
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(LONG_AGO);
    }

    /** The library that makes it has another name in the jar, and texts of it are part of the script. */
    @Test
    void packagedCommandPrintsTheCompletionOfAShell() throws Exception {
        for (String shell : List.of("bash", "powershell")) {
            Process process = start("completion", shell);
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(temp.resolve("log" + started)).isEmptyFile();
            assertThat(Files.readString(temp.resolve("out" + started), StandardCharsets.UTF_8))
                    .contains("nano-container-host", "provision", "--work-folder")
                    .doesNotContain("io.jenkins", "io/jenkins");
        }
    }

    @Test
    void archiveOfAnotherJarIsMadeAnew() throws Exception {
        Path archive = made();
        Files.setLastModifiedTime(jar, LONG_AGO);

        isMadeAnew(archive);
    }

    @Test
    void damagedArchiveIsMadeAnew() throws Exception {
        Path archive = made();
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        Files.write(archive, new byte[100_000]);
        Files.setLastModifiedTime(archive, LONG_AGO);

        isMadeAnew(archive);
    }

    @Test
    void archiveOfAnotherBuildOfJavaIsMadeAnew() throws Exception {
        Path archive = made();
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        byte[] bytes = Files.readAllBytes(archive);
        byte[] build = System.getProperty("java.vm.version").getBytes(StandardCharsets.US_ASCII);
        int at = new String(bytes, 0, 4096, StandardCharsets.ISO_8859_1)
                .indexOf(new String(build, StandardCharsets.ISO_8859_1));
        assertThat(at).isPositive();
        bytes[at] = '9';
        Files.write(archive, bytes);
        Files.setLastModifiedTime(archive, LONG_AGO);

        isMadeAnew(archive);
    }

    @Test
    void archiveInAFolderThatOthersMayWriteToIsNeitherUsedNorMade() throws Exception {
        Path archive = made();
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        byte[] somebodys = {1, 2, 3};
        Files.write(archive, somebodys);

        works();

        assertThat(archive).hasBinaryContent(somebodys);
        Files.delete(archive);
        works();
        assertThat(kept()).isEmpty();
    }

    /** Java 17 takes no class from an archive whose jar lies in such a folder, so here no archive is looked at. */
    @Test
    void folderWithSpacesAndLettersBeyondAsciiWorksBeforeAndAfterTheArchiveIsMade() throws Exception {
        unpack("a b größe %20");

        works();
        works();
    }

    @Test
    void withoutAPlaceForAnArchiveItWorksToo() throws Exception {
        Files.writeString(temp.resolve("cache"), "a file");

        works();

        assertThat(temp.resolve("cache")).hasContent("a file");
    }

    @Test
    void twoFirstRunsAtOnceMakeOneArchive() throws Exception {
        Process one = start("status", "--machine", "rehearsal:" + temp);
        Process other = start("status", "--machine", "rehearsal:" + temp);
        ended(one, 1);
        ended(other, 2);

        Path archive = kept().get(0);
        assertThat(kept()).hasSize(1);
        Files.setLastModifiedTime(archive, LONG_AGO);
        works();
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(LONG_AGO);
    }

    @Test
    void oldArchivesAndWhatKilledRunsLeftAreDeleted() throws Exception {
        Path archive = made();
        Files.delete(archive);
        for (int number = 0; number < 6; number++) {
            Path old = Files.writeString(cache.resolve(number + ".jsa"), "old");
            Files.setLastModifiedTime(old, FileTime.from(LONG_AGO.toInstant().plus(Duration.ofDays(number))));
        }
        Path left = Files.writeString(cache.resolve("x.jsa.1.partial"), "left");
        Files.setLastModifiedTime(left, LONG_AGO);
        Path present = Files.writeString(cache.resolve("x.jsa.2.partial"), "another run's");

        works();

        assertThat(kept())
                .containsExactlyInAnyOrder(
                        archive, present, cache.resolve("3.jsa"), cache.resolve("4.jsa"), cache.resolve("5.jsa"));
    }

    @Test
    void exitCodeIsThatOfTheCommand() throws Exception {
        Process process = start("plan", "nowhere.yaml");

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(new ObjectMapper()
                        .readTree(temp.resolve("out1").toFile())
                        .path("kind")
                        .asText())
                .isEqualTo("definition");
    }

    @Test
    void bothScriptsHaveTheOptionsThatTheArchiveIsMadeWith() throws Exception {
        String options = String.join(" ", StartOption.QUICK) + " " + String.join(" ", StartOption.SILENT) + " \"-D"
                + StartOption.ARCHIVE + "=";
        String windows = Files.readString(command.resolveSibling("nano-container-host.cmd"));

        assertThat(Files.readString(command)).contains(options, StartOption.USE).doesNotContain("\r", "@options@");
        assertThat(windows).contains(options, StartOption.USE).doesNotContain("@options@");
        assertThat(windows.replace("\r\n", "")).doesNotContain("\n");
    }
}
