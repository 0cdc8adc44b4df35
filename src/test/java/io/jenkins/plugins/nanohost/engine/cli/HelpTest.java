package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person learns from {@code help}, {@code --help} and the answer to a wrong command line. */
class HelpTest {
    private static final int COLUMNS = 80;

    /** Words of the language and library that the command is made with, which tell its user nothing. */
    private static final String INSIDE =
            "(?is).*(\\bjava\\b|picocli|exception|<\\w+>|\\bclass\\b|\\bjar\\b|at index|positional).*";

    /** Each command and command of a command, in words; the empty one is the whole. */
    static Stream<String> commands() {
        return Stream.concat(
                Stream.of("", "bases remove"), Stream.of(CommandName.values()).map(CommandName::word));
    }

    private static Ran run(String line) {
        return Ran.command(line.strip().split(" +"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_of_a_command_is_that_of_its_option(String command) {
        Ran help = run("help " + command);
        assertThat(help.exitCode()).isZero();
        assertThat(help.log()).isEmpty();
        assertThat(help).isEqualTo(run(command + " --help"));
        assertThat(help.out()).contains(("Usage: nano-container-host " + command).strip());
    }

    @Test
    void help_lists_every_command_with_what_it_does() {
        assertThat(run("help").out())
                .contains(Stream.of(CommandName.values())
                        .map(name -> "\n  " + name.word() + " ")
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "help plam         | There is no command 'plam'   | Did you mean 'plan'?",
                "help bases remov  | There is no command 'remov'  | Did you mean 'remove'?",
                "help plan x       | 'x' is one argument too many for 'nano-container-host plan' | plan --help",
                "hlep              | There is no command 'hlep'   | Did you mean 'help'?",
                "help --machine x  | There is no option '--machine' here | help --help",
            })
    void unknown_command_is_told_with_the_one_that_was_meant(String line, String message, String remedy)
            throws Exception {
        JsonNode result = run(line).failedWithRemedy(2, "definition");
        assertThat(result.path("message").asText()).isEqualTo(message);
        assertThat(result.path("remedy").asText()).contains(remedy);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_fits_a_terminal_and_is_in_the_users_words(String command) {
        String help = run("help " + command).out();
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
        assertThat(help).doesNotMatch(INSIDE).doesNotContain("%n", "%%", "$$");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void example_in_a_help_is_a_line_that_can_be_pasted(String command) throws Exception {
        List<String> examples = new ArrayList<>();
        run("help " + command).out().lines().map(String::strip).forEach(line -> {
            if (line.startsWith("nano-container-host ")) {
                examples.add(line);
            }
        });
        for (String example : examples) {
            String words = example.replaceAll(" \\|.*", "").substring("nano-container-host ".length());
            // Only what is added is wrong in it; the line is read before anything is done.
            JsonNode result = run(words + " --nothing").failedWithRemedy(2, "definition");
            assertThat(result.path("message").asText()).as(example).contains("'--nothing'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plan",
                "plan a b",
                "plan a --timeout soon",
                "plan a --timeout",
                "plan a --timeout 1s --timeout 2s",
                "plan a --color blue",
                "plan a --json=yes",
                "plan a --result=",
                "plan a --result \0",
                "plan a --cache-limit 3apples",
                "plan \0",
                "plan a --set",
                "status a b",
                "completion",
                "completion fish",
                "init",
                "init a --image",
                "help a",
                "-x",
                "--machine x",
            })
    void answer_to_a_wrong_line_is_in_the_users_words(String line) throws Exception {
        JsonNode result =
                Ran.command(line.isEmpty() ? new String[0] : line.split(" ")).failedWithRemedy(2, "definition");
        assertThat(result.path("message").asText()).doesNotMatch(INSIDE);
        assertThat(result.path("remedy").asText()).doesNotMatch(INSIDE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan a --color alway             | Option --color: 'alway' is none of auto, always, never | mean 'always'",
                "completion bsh                   | SHELL: 'bsh' is none of bash, zsh, powershell | mean 'bash'",
                "plan a --json=yes                | Option --json takes no value                  | without '='",
                "plan a --timeout 1s --timeout 2s | Option --timeout is given twice               | Give it once",
                "plan a --timeout soon            | Option --timeout: 'soon' is no time; for example 30s, 90m or 2h | plan --help",
            })
    void wrong_value_of_an_option_is_told(String line, String message, String remedy) throws Exception {
        JsonNode result = run(line).failedWithRemedy(2, "definition");
        assertThat(result.path("message").asText()).isEqualTo(message);
        assertThat(result.path("remedy").asText()).contains(remedy);
    }

    @Test
    void fault_of_our_own_says_where_to_report_it() throws Exception {
        Ran ran =
                Ran.of(streams -> new CommandRunner(streams, new Options(new Options.ResultOptions(), null, null, null))
                        .run(context -> {
                            throw new IllegalStateException("out of thought");
                        }));
        String page = Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<url>([^<]+)</url>.*", "$1");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.log()).contains(page);
        assertThat(ran.result().path("remedy").asText()).contains(page);
    }
}
