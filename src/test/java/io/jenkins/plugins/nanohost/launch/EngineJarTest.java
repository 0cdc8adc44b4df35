package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineJarTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    Path folder;

    private Path source;
    private Path tools;

    @BeforeEach
    void jar() throws Exception {
        source = Files.writeString(folder.resolve("engine.jar"), "the engine");
        tools = folder.resolve("tools");
    }

    private Path put() throws Exception {
        return tools.resolve(new EngineJar(source).putInto(new FilePath(tools.toFile())));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(tools)) {
            return files.toList();
        }
    }

    @Test
    void isCopiedToAMachineThatLacksIt() throws Exception {
        Path there = put();

        assertThat(there).hasContent("the engine");
        assertThat(files()).containsExactly(there);
    }

    @Test
    void isNotCopiedAgainToAMachineThatHasIt() throws Exception {
        Files.setLastModifiedTime(put(), LONG_AGO);

        assertThat(Files.getLastModifiedTime(put())).isEqualTo(LONG_AGO);
    }

    @Test
    void isCopiedAgainWhereItIsDamaged() throws Exception {
        Files.writeString(put(), "the engi");

        assertThat(put()).hasContent("the engine");
        assertThat(files()).hasSize(1);
    }

    @Test
    void liesBesideAnotherVersion() throws Exception {
        Path first = put();
        Files.writeString(source, "the next engine");

        assertThat(put()).hasContent("the next engine");
        assertThat(first).hasContent("the engine");
    }

    @Test
    void leavesNothingOnADiskThatIsFull() throws Exception {
        EngineJar jar = new EngineJar(source) {
            @Override
            void copy(InputStream in, FilePath partial) throws IOException, InterruptedException {
                partial.write("the en", "UTF-8");
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> jar.putInto(new FilePath(tools.toFile()))).hasMessage("No space left on device");

        assertThat(files()).isEmpty();
    }
}
