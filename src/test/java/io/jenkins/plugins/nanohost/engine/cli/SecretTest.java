package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 1: no secret in arguments, environment, logs, ledger or results; none left on disk after the first boot. */
class SecretTest {
    private static final String UNATTEND = "tree/Windows/Panther/unattend.xml";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** The password in every form in which something that knows it may have written it. */
    private static Map<String, byte[]> forms() {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        Charset ascii = StandardCharsets.US_ASCII;
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] bytes = Workplace.PASSWORD.getBytes(charset);
            forms.put(charset + "", bytes);
            forms.put(charset + " hex", HexFormat.of().formatHex(bytes).getBytes(ascii));
            // The base64 of a longer text depends on how many bytes are before the password, modulo three, and its
            // first and last characters also depend on the bytes around it.
            for (int before = 0; before < 3; before++) {
                byte[] shifted = new byte[before + bytes.length];
                System.arraycopy(bytes, 0, shifted, before, bytes.length);
                String text = Base64.getEncoder().encodeToString(shifted);
                int whole = shifted.length / 3 * 4;
                String middle = text.substring(before == 0 ? 0 : 4, whole);
                forms.put(charset + " base64 at " + before, middle.getBytes(ascii));
                forms.put(charset + " base64 in UTF-16 at " + before, middle.getBytes(StandardCharsets.UTF_16LE));
            }
        }
        return forms;
    }

    private static boolean holds(byte[] content, byte[] form) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(new String(form, StandardCharsets.ISO_8859_1));
    }

    private static List<String> found(byte[] content) {
        List<String> found = new ArrayList<>();
        forms().forEach((name, form) -> {
            if (holds(content, form)) {
                found.add(name);
            }
        });
        return found;
    }

    /** The files below the folder that hold it, except the secrets file itself. */
    private List<String> files() throws IOException {
        TreeSet<String> holding = new TreeSet<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("secrets.json"))
                    .toList()) {
                if (!found(Files.readAllBytes(file)).isEmpty()) {
                    holding.add(folder.relativize(file).toString().replaceFirst("disks/[^/]*/", ""));
                }
            }
        }
        return List.copyOf(holding);
    }

    @Test
    void search_finds_each_form() {
        String setting = Base64.getEncoder()
                .encodeToString(
                        (Workplace.PASSWORD + "OfflineAdministratorPassword").getBytes(StandardCharsets.UTF_16LE));
        assertThat(found(setting.getBytes(StandardCharsets.US_ASCII))).isNotEmpty();
        assertThat(found(("{\"p\": \"" + Workplace.PASSWORD + "\"}").getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
        assertThat(found(
                        Base64.getEncoder().encode(("xy" + Workplace.PASSWORD + "z").getBytes(StandardCharsets.UTF_8))))
                .isNotEmpty();
        assertThat(found("nothing of it".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    /** Nano Server gets its password in the offline pass, and that answer file does not stay; Server Core gets it at its first boot. */
    @ParameterizedTest
    @CsvSource({"nano01, ", "core01, machine/" + UNATTEND})
    void password_is_in_an_answer_file_alone_and_there_until_the_first_boot_alone(
            String host, @CheckForNull String answers) throws Exception {
        Workplace place = new Workplace(folder);
        Path secrets = place.secrets("rw-------");
        Path definition = place.definition(Workplace.example(host + ".yaml"));
        Object[] arguments = {
            definition, "--secrets", secrets, "--tls-out", place.file("tls"), "--result", place.file("result.json")
        };

        // A run that fails while it uses the password.
        place.fault("New-HostDisk:during:refuse");
        Ran failed = place.run("provision", arguments);
        failed.failedWithRemedy(4, "operation");
        keep(failed, "failed");
        assertThat(files()).isEmpty();

        // One that is killed before the first boot.
        Path faults = place.fault("Start-HostVm:before:hang");
        try (EngineProcess engine = place.start("provision", arguments)) {
            engine.untilItHangs(faults);
            Path process = Path.of("/proc", Long.toString(engine.pid()));
            if (Files.isDirectory(process)) {
                assertThat(found(Files.readAllBytes(process.resolve("cmdline"))))
                        .isEmpty();
                assertThat(found(Files.readAllBytes(process.resolve("environ"))))
                        .isEmpty();
            }
            ProcessHandle.Info info =
                    ProcessHandle.of(engine.pid()).orElseThrow().info();
            assertThat(String.join(" ", info.arguments().orElse(new String[0])))
                    .contains("--secrets")
                    .doesNotContain(Workplace.PASSWORD);
            assertThat(files()).isEqualTo(answers == null ? List.of() : List.of(answers));
            engine.kill();
        }

        // A run to the end, and one more.
        for (String name : List.of("first", "second")) {
            Ran ran = place.run("provision", arguments);
            ran.done();
            keep(ran, name);
            assertThat(files()).isEmpty();
        }
        keep(place.run("plan", arguments), "plan");
        keep(place.run("status"), "status");
        keep(place.run("remove", host), "remove");
        assertThat(files()).isEmpty();
    }

    private void keep(Ran ran, String name) throws IOException {
        Files.writeString(folder.resolve(name + ".out"), ran.out());
        Files.writeString(folder.resolve(name + ".log"), ran.log());
    }
}
