package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.provision.EndState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engine's process is killed by Linux at a system call that changes a file, and the next run ends as an undisturbed one.
 * strace sends SIGKILL; without it, or where it may not watch a process, this is skipped. The normal build takes one point of
 * each kind; with {@code -Dthorough} it is every point.
 */
class KilledProcessTest {
    private static final int KILLED = 128 + 9;
    private static final long LIMIT_SECONDS = 10;

    /** By so many calls of a hundred two undisturbed runs may differ: one writes its log and its pulse in fewer pieces than the other. */
    private static final int FEWER_PERCENT = 10;

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    /** Kinds of system calls that change a file. */
    private enum Change {
        WRITTEN("write,pwrite64", 70),
        FORCED("fsync,fdatasync", 57),
        RENAMED("rename,renameat,renameat2", 58),
        DELETED("unlink,unlinkat,rmdir", 3);

        private final String calls;
        private final int sample;

        /**
         * @param sample the number of the call at which the normal build kills, from 1: some one in the middle
         */
        Change(String calls, int sample) {
            this.calls = calls;
            this.sample = sample;
        }
    }

    @BeforeAll
    static void strace() throws Exception {
        boolean works;
        try {
            Process process = new ProcessBuilder(strace("-o", "/dev/null", "-e", "trace=fsync", "true"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            works = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            process.destroyForcibly();
        } catch (IOException e) {
            works = false;
        }
        assumeTrue(works, "there is no strace here that may watch a process, so none is killed at a system call");
    }

    private static Ran provision(Workplace place, List<String> strace) throws Exception {
        try (EngineProcess engine =
                new EngineProcess(strace, place.file("streams"), place.line("provision", place.nano01()))) {
            return engine.end();
        }
    }

    /** With all threads, and stopped at these calls alone, which is many times faster. */
    private static List<String> strace(String... options) {
        List<String> line = new ArrayList<>(List.of("strace", "-f", "-qq", "--seccomp-bpf"));
        line.addAll(List.of(options));
        return line;
    }

    private Workplace place(String name) throws IOException {
        return new Workplace(Files.createDirectory(folder.resolve(name)));
    }

    /** How many calls of the kind one undisturbed run makes: those of the thread that makes most, which is where it works. */
    private int count(Change change) throws Exception {
        Path log = folder.resolve("calls.txt");
        provision(place("counted"), strace("-e", "trace=" + change.calls, "-e", "signal=none", "-o", log.toString()))
                .done();
        return Files.readAllLines(log).stream()
                .collect(Collectors.groupingBy(line -> line.split(" ")[0], Collectors.summingInt(line -> 1)))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @EnumSource
    void run_after_one_that_was_killed_at_a_change_ends_as_an_undisturbed_one(Change change) throws Exception {
        Workplace calm = place("calm");
        calm.run("provision", calm.nano01()).done();
        int[] when = Boolean.getBoolean("thorough")
                ? IntStream.rangeClosed(1, count(change)).toArray()
                : new int[] {change.sample};
        List<String> wrong = new ArrayList<>();
        int reached = 0;
        for (int point : when) {
            Workplace place = place(change + "-" + point);
            String inject = "inject=" + change.calls + ":signal=KILL:when=" + point;

            Ran killed = provision(place, strace("-e", inject, "-o", "/dev/null"));
            if (killed.exitCode() == 0) {
                break;
            }
            reached++;
            assertThat(killed.exitCode()).as(inject).isEqualTo(KILLED);

            place.run("provision", place.nano01()).done();
            if (!end(place).equals(end(calm))) {
                wrong.add(inject + ": " + end(place));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(when.length - reached)
                .as("points that no run came to, of " + when.length)
                .isLessThanOrEqualTo(when.length * FEWER_PERCENT / 100);
    }

    /** Without what a killed process left of new files: the next new file of that name replaces it. */
    private static Map<String, String> end(Workplace place) throws IOException {
        Map<String, String> end = EndState.of(place.machine());
        end.keySet().removeIf(file -> file.matches(".*\\.partial|disks/[^/]*/incoming"));
        return end;
    }
}
