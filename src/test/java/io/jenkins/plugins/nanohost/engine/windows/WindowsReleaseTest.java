package io.jenkins.plugins.nanohost.engine.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(WindowsRelease.class)
    void every_release_either_has_a_recipe_or_says_why_not(WindowsRelease release) {
        if (release.refusal().isPresent()) {
            assertThatThrownBy(release::recipe).isInstanceOf(IllegalStateException.class);
        } else {
            assertThat(release.recipe().programs()).contains("docker.exe");
            assertThat(release.recipe().packages()).contains("Containers");
        }
        assertThat(release.refusal().isPresent()).isEqualTo(release == WindowsRelease.TP3);
    }

    @Test
    void first_preview_that_works_has_one_program_a_task_a_wim_and_a_switch_of_its_own() {
        Recipe recipe = WindowsRelease.TP4.recipe();
        assertThat(recipe.isTask()).isTrue();
        assertThat(recipe.programs()).containsExactly("docker.exe");
        assertThat(recipe.baseImage()).isEqualTo(Recipe.WIM);
        assertThat(recipe.ownSwitch()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_2016", "SERVER_2019", "SERVER_2022", "SERVER_2025"})
    void finished_release_has_a_service_two_programs_and_an_archive(WindowsRelease release) {
        Recipe recipe = release.recipe();
        assertThat(recipe.isTask()).isFalse();
        assertThat(recipe.programs()).containsExactly("docker.exe", "dockerd.exe");
        assertThat(recipe.baseImage()).isEqualTo(Recipe.ARCHIVE);
        assertThat(recipe.ownSwitch()).isEmpty();
        assertThat(release.preview()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"TP3", "TP4", "TP5"})
    void previews_are_known_as_such(WindowsRelease release) {
        assertThat(release.preview()).isTrue();
    }

    @Test
    void program_is_one_by_its_whole_path_alone() {
        Recipe recipe = WindowsRelease.SERVER_2016.recipe();
        assertThat(recipe.isProgram("C:\\Program Files\\docker\\dockerd.exe")).isTrue();
        assertThat(recipe.isProgram("C:\\tools\\dockerd.exe")).isFalse();
        assertThat(recipe.isProgram("C:\\Program Files\\docker\\other.exe")).isFalse();
        assertThat(WindowsRelease.TP4.recipe().isProgram("C:\\Windows\\System32\\dockerd.exe"))
                .isFalse();
    }
}
