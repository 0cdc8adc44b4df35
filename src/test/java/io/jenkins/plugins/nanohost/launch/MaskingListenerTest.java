package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingListenerTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private final TaskListener listener = new MaskingListener(
            () -> new PrintStream(log, true, StandardCharsets.UTF_8), Secret.fromString("Geheim-größer"));

    @Test
    void aSecretShowsAsAsterisksEvenWhenItComesInPieces() {
        listener.getLogger().print("password is Geheim-");
        listener.getLogger().print("größer, twice: Geheim-größer\n");

        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("password is ****, twice: ****\n");
    }

    @Test
    void otherTextPassesAsItIs() {
        listener.getLogger().print("größer als Geheim\n");

        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("größer als Geheim\n");
    }

    private String masked(String secret, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MaskingListener(() -> new PrintStream(out, true, StandardCharsets.UTF_8), Secret.fromString(secret))
                .getLogger()
                .print(text);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b\\c/d&'<>\u00fc",
                "a\\\"b\\\\c/d&'<>\u00fc",
                "a\\\"b\\\\c\\/d&'<>\u00fc",
                "a\\\"b\\\\c/d&'<>\\u00fc",
                "a\\\"b\\\\c/d&'<>\\u00FC",
                "a\\\"b\\\\c/d\\u0026\\u0027\\u003c\\u003e\u00fc",
                "a\\\"b\\\\c/d\\u0026\\u0027\\u003C\\u003E\\u00FC",
                "a\"b\\c/d&amp;'&lt;&gt;\u00fc",
                "a&quot;b\\c/d&amp;&apos;&lt;&gt;\u00fc",
                "a&quot;b\\c/d&amp;&#39;&lt;&gt;\u00fc"
            })
    void aSecretIsKnownInTheFormsOfJsonAndXml(String form) {
        assertThat(masked("a\"b\\c/d&'<>\u00fc", "{\"x\": \"" + form + "\"}\n")).isEqualTo("{\"x\": \"****\"}\n");
    }

    @Test
    void aFormThatIsAPartOfAnotherLeavesNothingOfIt() {
        assertThat(masked("x'", "x\\u0027 x'\n")).isEqualTo("**** ****\n");
    }

    @Test
    void aLineWithoutEndIsCutAndTheNextOneIsNot() {
        String text = masked("hidden", "x".repeat(5 * MaskingListener.LONGEST_LINE) + "\nnext\n");

        assertThat(text).hasSizeLessThan(MaskingListener.LONGEST_LINE + 100);
        assertThat(text.lines()).hasSize(2);
        assertThat(text).endsWith("x ... (the rest of this line is left out)\nnext\n");
    }

    @Test
    void aLineOfTheGreatestLengthIsWhole() {
        String line = "x".repeat(MaskingListener.LONGEST_LINE) + "\n";

        assertThat(masked("hidden", line)).isEqualTo(line);
    }

    @Test
    void whereALineIsCutNoPartOfTheSecretIsShown() {
        for (int before = 1; before <= 8; before++) {
            String text = masked("hidden", "x".repeat(MaskingListener.LONGEST_LINE - before) + "hiddenhidden\n");

            assertThat(text.substring(0, text.indexOf(" ..."))).matches("x+\\**");
        }
    }
}
