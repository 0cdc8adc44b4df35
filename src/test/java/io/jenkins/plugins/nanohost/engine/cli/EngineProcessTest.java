package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.provision.EndState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine as a process: it is killed, asked to end, and a second one works on the same host. */
class EngineProcessTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** What a host's two folders hold, without the files around them. */
    private static Map<String, String> end(Workplace place) throws Exception {
        return EndState.of(place.machine()).entrySet().stream()
                .filter(file -> !file.getKey().equals("faults.txt"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"New-BaseDisk:during:hang", "New-HostVm:during:hang", "Install-Docker:during:hang"})
    void engine_that_is_killed_in_mid_stage_is_gone_on_with_by_the_next_run(String fault) throws Exception {
        Workplace undisturbed = new Workplace(Files.createDirectory(folder.resolve("undisturbed")));
        undisturbed.run("provision", undisturbed.nano01()).done();

        Workplace place = new Workplace(Files.createDirectory(folder.resolve("killed")));
        Path faults = place.fault(fault);
        Path definition = place.nano01();
        Path pulse = place.file("pulse");
        try (EngineProcess engine = place.start("provision", definition, "--pulse", pulse)) {
            engine.untilItHangs(faults);
            assertThat(pulse).isNotEmptyFile();

            // Meanwhile a second one reports who works there, and disturbs nothing.
            JsonNode busy = place.run("provision", definition).failedWithRemedy(6, "busy");
            assertThat(busy.path("message").asText()).contains("nano01", "process " + engine.pid());
            assertThat(place.run("remove", "nano01").failedWithRemedy(6, "busy").path("message"))
                    .isEqualTo(busy.path("message"));

            engine.kill();
        }

        place.run("provision", definition).done();
        assertThat(end(place)).isEqualTo(end(undisturbed));
        assertThat(place.run("plan", definition).exitCode()).isZero();
    }

    @Test
    void stop_file_ends_the_operation_that_is_under_way() throws Exception {
        Workplace place = new Workplace(folder);
        Path faults = place.fault("New-BaseDisk:during:hang");
        Path stop = place.file("stop");
        try (EngineProcess engine = place.start("provision", place.nano01(), "--stop", stop)) {
            engine.untilItHangs(faults);
            Files.createFile(stop);
            Ran ran = engine.end();
            assertThat(ran.failed(130, "aborted").path("stage").asText()).isEqualTo("nanoVhd");
            assertThat(ran.result().path("message").asText()).contains(stop.toString());
        }
        assertNothingHalf(place);
        place.run("provision", place.nano01()).done();
    }

    @Test
    void signal_ends_the_operation_that_is_under_way() throws Exception {
        Workplace place = new Workplace(folder);
        Path faults = place.fault("New-HostDisk:during:hang");
        try (EngineProcess engine = place.start("provision", place.nano01())) {
            engine.untilItHangs(faults);
            engine.terminate();
            Ran ran = engine.end();
            assertThat(ran.failed(130, "aborted").path("message").asText()).contains("a signal");
        }
        assertNothingHalf(place);
        place.run("provision", place.nano01()).done();
    }

    private static void assertNothingHalf(Workplace place) throws Exception {
        assertThat(EndState.of(place.machine()).keySet())
                .noneMatch(file -> file.contains(".partial"))
                .noneMatch(file -> file.endsWith(".holder"));
    }

    @Test
    void machine_that_dies_takes_the_engine_with_it_and_the_next_run_goes_on() throws Exception {
        Workplace place = new Workplace(folder);
        place.fault("Start-HostVm:after:die");
        try (EngineProcess engine = place.start("provision", place.nano01())) {
            Ran ran = engine.end();
            assertThat(ran.exitCode()).isEqualTo(137);
            assertThat(ran.out()).isEmpty();
        }
        place.run("provision", place.nano01()).done();
    }
}
