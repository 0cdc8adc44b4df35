package io.jenkins.plugins.nanohost.engine.media.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtentChannelTest {
    @Test
    void readsAcrossTheExtentsOfAFile() throws Exception {
        byte[] bytes = "0123456789".getBytes(StandardCharsets.US_ASCII);
        Source disc = Source.of(new MemoryChannel(bytes, bytes.length), "disc");
        List<Extent> extents = List.of(
                new Extent(7, 3, Extent.ExtentState.RECORDED),
                new Extent(0, 2, Extent.ExtentState.UNRECORDED),
                new Extent(1, 4, Extent.ExtentState.RECORDED));
        try (ExtentChannel file = new ExtentChannel(disc, extents)) {
            byte[] read = Channels.newInputStream(file).readAllBytes();

            assertThat(new String(read, StandardCharsets.US_ASCII)).isEqualTo("789\0\0" + "1234");
            file.position(2);
            assertThat(Channels.newInputStream(file).readNBytes(4)).containsExactly('9', 0, 0, '1');
        }
    }
}
