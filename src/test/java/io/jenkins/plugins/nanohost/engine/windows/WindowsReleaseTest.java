package io.jenkins.plugins.nanohost.engine.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WindowsReleaseTest {
    @ParameterizedTest
    @CsvSource({
        "10514,TP3",
        "10586,TP4",
        "14300,TP5",
        "14393,SERVER_2016",
        "17763,SERVER_2019",
        "20348,SERVER_2022",
        "26100,SERVER_2025"
    })
    void release_is_known_by_its_build(int build, WindowsRelease release) {
        assertThat(WindowsRelease.ofBuild(build)).contains(release);
        assertThat(release.build()).isEqualTo(build);
        assertThat(WindowsRelease.ofBuild(build + 1)).isEmpty();
    }

    /** Every pair of a release and an installation type. */
    static Stream<Arguments> hosts() {
        return Stream.of(WindowsRelease.values())
                .flatMap(release -> Stream.of(Installation.values()).map(way -> Arguments.of(release, way)));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void every_host_either_has_a_recipe_or_a_reason_why_not(WindowsRelease release, Installation installation) {
        boolean there = installation == Installation.NANO
                ? List.of(WindowsRelease.TP4, WindowsRelease.TP5, WindowsRelease.SERVER_2016)
                        .contains(release)
                : !release.preview();
        assertThat(release.refusal(installation).isEmpty()).isEqualTo(there);
        if (there) {
            assertThat(release.recipe(installation).programs()).contains("docker.exe");
        } else {
            assertThat(release.refusal(installation).get()).contains(release.title());
            assertThatThrownBy(() -> release.recipe(installation))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(release.refusal(installation).get());
        }
    }

    @Test
    void nano_takes_docker_from_a_package_and_core_from_a_feature() {
        Recipe nano = WindowsRelease.SERVER_2016.recipe(Installation.NANO);
        assertThat(nano.packages()).containsExactly("Containers");
        assertThat(nano.features()).isEmpty();
        Recipe core = WindowsRelease.SERVER_2016.recipe(Installation.CORE);
        assertThat(core.packages()).isEmpty();
        assertThat(core.features()).containsExactly("Containers");
    }

    @Test
    void first_preview_that_works_has_one_program_a_task_a_wim_and_a_switch_of_its_own() {
        Recipe recipe = WindowsRelease.TP4.recipe(Installation.NANO);
        assertThat(recipe.isTask()).isTrue();
        assertThat(recipe.programs()).containsExactly("docker.exe");
        assertThat(recipe.baseImage()).isEqualTo(BaseImageKind.WIM);
        assertThat(recipe.ownSwitch()).isNotEmpty();
        assertThat(recipe.packages()).containsExactly("Containers", "Compute");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_2016", "SERVER_2019", "SERVER_2022", "SERVER_2025"})
    void finished_release_has_a_service_two_programs_and_an_archive(WindowsRelease release) {
        Recipe recipe = release.recipe(Installation.CORE);
        assertThat(recipe.isTask()).isFalse();
        assertThat(recipe.dockerFolder()).isEqualTo("C:\\Program Files\\docker");
        assertThat(recipe.programs()).containsExactly("docker.exe", "dockerd.exe");
        assertThat(recipe.baseImage()).isEqualTo(BaseImageKind.ARCHIVE);
        assertThat(recipe.ownSwitch()).isEmpty();
        assertThat(release.preview()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"TP3", "TP4", "TP5"})
    void previews_are_known_as_such_and_their_end_is_told(WindowsRelease release) {
        assertThat(release.preview()).isTrue();
        assertThat(release.expiry("NanoServer")).get().asString().contains(release.title(), "has expired");
    }

    @ParameterizedTest
    @CsvSource({"ServerStandardEval", "serverdatacentereval", "ServerDataCenterEvalNano"})
    void end_of_an_evaluation_is_told(String edition) {
        assertThat(WindowsRelease.SERVER_2022.expiry(edition)).get().asString().contains(edition, "180 days");
    }

    @ParameterizedTest
    @CsvSource({"ServerStandard", "ServerDataCenterNano"})
    void other_editions_have_no_end(String edition) {
        assertThat(WindowsRelease.SERVER_2022.expiry(edition)).isEmpty();
    }

    @Test
    void program_is_one_by_its_whole_path_alone() {
        Recipe recipe = WindowsRelease.SERVER_2016.recipe(Installation.NANO);
        assertThat(recipe.isProgram("C:\\Program Files\\docker\\dockerd.exe")).isTrue();
        assertThat(recipe.isProgram("C:\\tools\\dockerd.exe")).isFalse();
        assertThat(recipe.isProgram("C:\\Program Files\\docker\\other.exe")).isFalse();
        assertThat(WindowsRelease.TP4.recipe(Installation.NANO).isProgram("C:\\Windows\\System32\\dockerd.exe"))
                .isFalse();
    }
}
