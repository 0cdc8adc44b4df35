package io.jenkins.plugins.nanohost.engine.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("memory", "switchName", "DNS", "DSC", "OEM-Drivers", "hostDisk");

    @ParameterizedTest
    @CsvSource({"memmory, memory", "mmeory, memory", "SWITCH_NAME, switchName", "host-dsk, hostDisk"})
    void theMistypedNameIsMeant(String given, String meant) {
        assertThat(Nearest.of(given, KNOWN)).contains(meant);
        assertThat(Nearest.few(given, KNOWN)).containsExactly(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"processors", "x", "name of a switch that nobody knows"})
    void noNameIsMeantThatIsFar(String given) {
        assertThat(Nearest.of(given, KNOWN)).isEmpty();
    }

    @Test
    void ofASingleLetterNothingElseIsNear() {
        assertThat(Nearest.of("3", List.of("1", "2"))).isEmpty();
        assertThat(Nearest.of("1", List.of("1", "2"))).contains("1");
    }

    @Test
    void aPartIsNamedAmongAFewButNotTakenForTheOneThatIsMeant() {
        assertThat(Nearest.few("Drivers", KNOWN)).containsExactly("OEM-Drivers");
        assertThat(Nearest.few("OEM-Drivers-Guest", KNOWN)).containsExactly("OEM-Drivers");
        assertThat(Nearest.of("Drivers", KNOWN)).isEmpty();
    }

    @Test
    void theNearestComesFirstAndThereAreThreeAtMost() {
        assertThat(Nearest.few("DNC", KNOWN)).containsExactlyInAnyOrder("DNS", "DSC");
        assertThat(Nearest.few("images", List.of("image12", "imagess", "image1", "images2", "image")))
                .hasSize(3)
                .doesNotContain("image12");
        assertThat(Nearest.few("abc", List.of("abc")).get(0)).isEqualTo("abc");
    }

    @Test
    void aNameOfAnyLengthIsTaken() {
        assertThat(Nearest.few("m".repeat(1_000_000), KNOWN)).isEmpty();
        assertThat(Nearest.few("", List.of("memory", "DNS"))).isEmpty();
    }
}
