package io.jenkins.plugins.nanohost.engine.media.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.media.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {
    @AfterEach
    void leaveNoInterruptBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, -1", "0, 16777217", "9223372036854775807, 2", "9, 2", "11, 0", "0, 11"})
    void refusesToReadWhatNoSoundFileNames(long offset, long length) throws Exception {
        Source file = Source.of(new MemoryChannel(new byte[10], 10), "ten.bin");

        assertThatThrownBy(() -> file.read(offset, length))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("ten.bin");
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "9, 1", "10, 0"})
    void readsUpToTheEnd(long offset, long length) throws Exception {
        Source file = Source.of(new MemoryChannel(new byte[10], 10), "ten.bin");

        assertThat(file.read(offset, length).remaining()).isEqualTo((int) length);
    }

    @Test
    void anInterruptIsPassedOnAsWhatItIs() {
        Path file = Samples.file("LZX.wim");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Inspector.inspect(file)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anInterruptInAFileOnADiscIsPassedOnToo() throws Exception {
        try (Media media = Media.open(Samples.example("WindowsServer2016.iso"))) {
            Source file = media.source("NanoServer/NanoServer.wim");
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> file.read(0, 8)).isInstanceOf(InterruptedException.class);
        }
    }
}
