package io.jenkins.plugins.nanohost.engine.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other runs make and remove folders of the work folder at any time. */
class FolderContentTest {
    private static final int LOOKS = 20_000;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void folder_that_is_made_and_removed_meanwhile_is_empty_or_not_there() throws Exception {
        Path other = folder.resolve("other");
        AtomicBoolean end = new AtomicBoolean();
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
            try {
                while (!end.get()) {
                    Files.createDirectory(other);
                    Files.delete(other);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        try {
            for (int look = 0; look < LOOKS; look++) {
                assertThat(FolderContent.of(other)).isEmpty();
            }
        } finally {
            end.set(true);
        }
        run.get(10, TimeUnit.SECONDS);
    }
}
