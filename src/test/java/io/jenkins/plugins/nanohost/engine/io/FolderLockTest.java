package io.jenkins.plugins.nanohost.engine.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLockTest {
    @TempDir
    Path folder;

    /** The other process: takes the lock, says whether it could, and holds it until it is killed or its input ends. */
    public static final class Other {
        private Other() {}

        public static void main(String[] args) throws Exception {
            Optional<FolderLock> lock = FolderLock.tryTake(Path.of(args[0]), "run", "the other process");
            System.out.println(lock.isPresent() ? "taken" : "absent");
            System.in.read();
        }
    }

    private Process other() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String answer(Process process) throws Exception {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    @Test
    void free_lock_is_taken_and_tells_its_holder() throws Exception {
        try (FolderLock lock =
                FolderLock.tryTake(folder.resolve("new"), "run", "ada").orElseThrow()) {
            assertThat(FolderLock.holder(folder.resolve("new"), "run")).isEqualTo("ada");
        }
    }

    @Test
    void second_taker_in_the_same_process_gets_nothing_and_leaves_holder_and_lock_as_they_are() throws Exception {
        try (FolderLock lock = FolderLock.tryTake(folder, "run", "ada").orElseThrow()) {
            assertThat(FolderLock.tryTake(folder, "run", "grace")).isEmpty();
            assertThat(FolderLock.tryTake(folder.resolve("."), "run", "grace")).isEmpty();
            assertThat(FolderLock.holder(folder, "run")).isEqualTo("ada");

            Process other = other();
            try {
                assertThat(answer(other)).isEqualTo("absent");
            } finally {
                other.destroyForcibly();
            }
        }
    }

    @Test
    void lock_of_another_name_or_folder_is_free() throws Exception {
        try (FolderLock lock = FolderLock.tryTake(folder, "run", "ada").orElseThrow();
                FolderLock name = FolderLock.tryTake(folder, "base", "ada").orElseThrow();
                FolderLock place =
                        FolderLock.tryTake(folder.resolve("x"), "run", "ada").orElseThrow()) {
            assertThat(FolderLock.tryTake(folder, "base", "grace")).isEmpty();
        }
    }

    @Test
    void lock_that_was_given_back_can_be_taken_again_and_giving_it_back_twice_harms_nobody() throws Exception {
        FolderLock first = FolderLock.tryTake(folder, "run", "ada").orElseThrow();
        first.close();
        assertThat(FolderLock.holder(folder, "run")).isEqualTo("another run");
        try (FolderLock second = FolderLock.tryTake(folder, "run", "grace").orElseThrow()) {
            first.close();
            assertThat(FolderLock.holder(folder, "run")).isEqualTo("grace");
            assertThat(FolderLock.tryTake(folder, "run", "ada")).isEmpty();
        }
    }

    @Test
    void other_process_that_holds_it_is_named_and_its_lock_is_free_once_it_is_killed() throws Exception {
        Process other = other();
        try {
            assertThat(answer(other)).isEqualTo("taken");
            assertThat(FolderLock.tryTake(folder, "run", "ada")).isEmpty();
            assertThat(FolderLock.holder(folder, "run")).isEqualTo("the other process");
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (FolderLock lock = FolderLock.tryTake(folder, "run", "ada").orElseThrow()) {
            assertThat(FolderLock.holder(folder, "run")).isEqualTo("ada");
        }
    }
}
