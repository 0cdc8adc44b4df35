package io.jenkins.plugins.nanohost.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.report.StopSignal;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {
    /** FIPS 180-2, example B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private final List<Integer> percents = new ArrayList<>();
    private final Narrator narrator = new Narrator() {
        @Override
        public void fact(String line) {}

        @Override
        public void warning(String line) {}

        @Override
        public void progress(String activity, int percent) {
            assertThat(activity).isEqualTo("Hashing file");
            percents.add(percent);
        }
    };

    @Test
    void text_and_file_have_the_published_digest() throws Exception {
        assertThat(Digests.ofText("abc")).isEqualTo(OF_ABC);
        Path file = Files.writeString(folder.resolve("file"), "abc");
        assertThat(Digests.ofFile(file, narrator, new StopSignal())).isEqualTo(OF_ABC);
        assertThat(percents).isEmpty();
    }

    @Test
    void empty_file_has_one_too() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Digests.ofFile(file, narrator, new StopSignal())).isEqualTo(Digests.ofText(""));
    }

    @Test
    void large_file_tells_how_far_it_is() throws Exception {
        Path file = folder.resolve("file");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(65L << 20);
        }
        Digests.ofFile(file, narrator, new StopSignal());
        assertThat(percents).isSorted().hasSizeGreaterThan(10).endsWith(100).allMatch(p -> p >= 0);
    }

    @Test
    void stop_ends_it() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "abc");
        StopSignal stop = new StopSignal();
        stop.give("a test");
        assertThatThrownBy(() -> Digests.ofFile(file, narrator, stop)).isInstanceOf(AbortedFailure.class);
    }
}
