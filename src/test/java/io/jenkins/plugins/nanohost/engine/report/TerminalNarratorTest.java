package io.jenkins.plugins.nanohost.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The progress line of a terminal; what it has in common with the log is in {@link NarratorTest}. */
class TerminalNarratorTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TerminalNarrator narrator =
            new TerminalNarrator(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> 0);

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Copying D:\\media\\sources\\install.wim                 | Copying install.wim,",
                "Hashing C:\\Program Files\\docker\\docker.exe           | Hashing docker.exe,",
                "Reading \\\\server\\share\\disc.iso                     | Reading disc.iso,",
                "Waiting for the merge of /a/b.avhdx into /c/d e/f.vhdx  | Waiting for the merge of b.avhdx into f.vhdx,",
                "Enabling feature Containers                             | Enabling feature Containers,",
                "Reading 3/4 of it                                       | Reading 3/4 of it,",
            })
    void files_are_told_without_their_folders(String activity, String told) {
        narrator.progress(activity, 0);
        assertThat(written()).contains("] " + told);
    }
}
