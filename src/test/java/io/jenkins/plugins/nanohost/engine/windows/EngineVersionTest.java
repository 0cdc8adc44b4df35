package io.jenkins.plugins.nanohost.engine.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineVersionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10.0-dev",
                "1.13.1",
                "17.03.2-ce",
                "17.06.2-ce",
                "17.06.2-ee-16",
                "17.07.0-ce",
                "17.09.1-ce",
                "17.12.1-ce",
                "Docker version 17.06.2-ee-25, build a8ae9bd",
                "dev",
                ""
            })
    void an_engine_before_18_01_or_of_an_unknown_version_takes_no_subnet(String version) {
        assertThat(EngineVersion.in(version).map(EngineVersion::takesSubnet)).isNotEqualTo(Optional.of(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18.01.0-ce",
                "18.06.3-ce",
                "18.09",
                "19.03.15",
                "20.10.9",
                "24.0.7",
                "Docker version 20.10.24, build 5d6db84"
            })
    void an_engine_from_18_01_on_takes_a_subnet(String version) {
        assertThat(EngineVersion.in(version).map(EngineVersion::takesSubnet)).contains(true);
    }

    @Test
    void a_programs_version_is_found_in_its_resource_wherever_that_is() throws Exception {
        for (int before : new int[] {0, 1, 7, (1 << 20) - 20, (1 << 20) + 3, 3 << 20}) {
            assertThat(ProgramVersion.in(new ByteArrayInputStream(program(before, "19.03.15", 500))))
                    .contains("19.03.15");
            assertThat(ProgramVersion.in(new ByteArrayInputStream(program(before, "19.03.15", 0))))
                    .contains("19.03.15");
        }
    }

    @Test
    void a_program_without_a_version_has_none() throws Exception {
        assertThat(ProgramVersion.in(new ByteArrayInputStream(new byte[3 << 20])))
                .isEmpty();
        assertThat(ProgramVersion.in(new ByteArrayInputStream(new byte[0]))).isEmpty();
        assertThat(ProgramVersion.in(new ByteArrayInputStream(program(9, "", 100))))
                .isEmpty();
    }

    private static byte[] program(int before, String version, int after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IntStream.range(0, before).forEach(at -> bytes.write('P'));
        bytes.writeBytes(("ProductVersion\0\0" + version + "\0").getBytes(StandardCharsets.UTF_16LE));
        bytes.writeBytes(new byte[after]);
        return bytes.toByteArray();
    }
}
