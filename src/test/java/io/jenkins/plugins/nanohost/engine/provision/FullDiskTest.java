package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.provision.DeathPoints.Story;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The disk is full from any point of a run on that needs space: the run ends with a failure that says so and where, nothing
 * half is left, and the next run with space ends as an undisturbed one. The normal build takes a sample; with {@code
 * -Dthorough} it is every point.
 */
class FullDiskTest {
    /** No multiple of the three or four points that a file takes, so that the sample meets each kind. */
    private static final int SAMPLE = 211;

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void run_says_where_space_is_missing_and_the_next_one_ends_as_an_undisturbed_one(Story story) throws Exception {
        RecordedRun.play(FullDiskPoints.class, folder, story, SAMPLE);
    }
}
