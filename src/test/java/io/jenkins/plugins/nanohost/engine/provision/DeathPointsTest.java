package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.provision.DeathPoints.Story;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 4, for every single change of a file: a run that is killed at any write, rename, deletion or force, or loses there
 * with the power what was not forced, is followed by one that ends as an undisturbed one. The normal build takes a sample;
 * with {@code -Dthorough} it is every change and every death.
 */
class DeathPointsTest {
    /** No multiple of the four or five changes that a file takes, so that the sample meets each kind. */
    private static final int SAMPLE = 67;

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void next_run_ends_as_an_undisturbed_one(Story story) throws Exception {
        RecordedRun.play(DeathPoints.class, folder, story, SAMPLE);
    }
}
