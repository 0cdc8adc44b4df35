package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code completion}, each asked in its own shell. */
class CompletionTest {
    private static final long LIMIT_SECONDS = 120;
    private static final Path BASH = Path.of("/bin/bash");

    /** What is typed up to where Tab is pressed, and what is offered there; of the latter some, or all after an equals sign. */
    private static final String CASES =
            """
            nano-container-host pla                       | =plan
            nano-container-host prov                      | =provision
            nano-container-host bases rem                 | =remove
            nano-container-host bases remove --unu        | =--unused
            nano-container-host plan --wor                | =--work-folder
            nano-container-host remove --dr               | =--dry-run
            nano-container-host plan --color a            | =auto always
            nano-container-host plan x.yaml --color never --co | =--color
            nano-container-host completion p              | =powershell
            nano-container-host help comp                 | =completion
            nano-container-host status --cache-limit      | =
            """;

    @TempDir
    Path folder;

    static Stream<String> cases() {
        return CASES.lines();
    }

    private Path script(String shell) throws Exception {
        Ran ran = Ran.command("completion", shell);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.log()).isEmpty();
        return Files.writeString(
                folder.resolve("completion." + (shell.equals("powershell") ? "ps1" : "sh")), ran.out());
    }

    /** The lines that a shell writes. */
    private List<String> run(String... command) throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private static void requireOffered(List<String> answers) {
        List<String> cases = cases().toList();
        assertThat(answers).hasSameSizeAs(cases);
        for (int i = 0; i < cases.size(); i++) {
            String wanted = cases.get(i).replaceFirst(".*\\| =", "").strip();
            assertThat(answers.get(i).strip().split(" +"))
                    .as(cases.get(i))
                    .containsExactlyInAnyOrder(wanted.split(" +"));
        }
    }

    private static String typed(String one) {
        String typed = one.replaceFirst("\\s*\\|.*", "");
        return typed.endsWith("--cache-limit") ? typed + " " : typed;
    }

    @Test
    @TestPowerShell.Needed
    void powershell_offers_what_the_script_knows_and_files_otherwise() throws Exception {
        StringBuilder asking = new StringBuilder(". '" + script("powershell") + "'\n");
        asking.append("$ErrorActionPreference = 'Stop'\n");
        cases().forEach(one -> asking.append("$line = '")
                .append(typed(one))
                .append(
                        "'\n$found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)\n")
                .append("@($found.CompletionMatches | Where-Object { $_.ResultType -ne 'ProviderItem' }"
                        + " | ForEach-Object { $_.CompletionText }) -join ' '\n"));
        asking.append("$line = 'nano-container-host.cmd plan host'\n")
                .append(
                        "$found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)\n")
                .append("@($found.CompletionMatches | ForEach-Object { $_.CompletionText }) -join ' '\n");
        Path ask = Files.writeString(folder.resolve("ask.ps1"), asking.toString());
        Files.writeString(folder.resolve("host.yaml"), "");

        List<String> answers = run(
                TestPowerShell.program().toString(),
                "-NoLogo",
                "-NoProfile",
                "-NonInteractive",
                "-ExecutionPolicy",
                "Bypass",
                "-File",
                ask.toString());

        assertThat(answers.get(answers.size() - 1)).contains("host.yaml").doesNotContain(" ");
        requireOffered(answers.subList(0, answers.size() - 1));
    }

    @Test
    void bash_offers_what_the_script_knows() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(BASH), "there is no bash");
        StringBuilder asking = new StringBuilder("source '" + script("bash") + "'\n");
        asking.append("[[ $(complete -p nano-container-host) =~ -F\\ ([^ ]+) ]] && function=${BASH_REMATCH[1]}\n");
        cases().forEach(one -> asking.append("COMP_LINE='")
                .append(typed(one))
                .append("'\nread -ra COMP_WORDS <<< \"$COMP_LINE\"; [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')\n")
                .append("COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_POINT=${#COMP_LINE}; COMPREPLY=()\n")
                .append("\"$function\" nano-container-host \"${COMP_WORDS[COMP_CWORD]}\" 2>/dev/null\n")
                .append("echo \"${COMPREPLY[*]}\"\n"));
        Path ask = Files.writeString(folder.resolve("ask.sh"), asking.toString());

        requireOffered(run(BASH.toString(), "--norc", ask.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "powershell", "PowerShell"})
    void script_knows_every_command_and_is_plain_text(String shell) throws Exception {
        String script = Files.readString(script(shell));
        assertThat(script).matches("(?s)[\\x0a\\x20-\\x7e\\t]+").endsWith("\n");
        assertThat(script)
                .contains(Stream.of(CommandName.values()).map(CommandName::word).toList());
        assertThat(script).contains("--dry-run", "--work-folder");
    }

    @ParameterizedTest
    @CsvSource({"bash, complete -F", "zsh, bashcompinit", "powershell, Register-ArgumentCompleter -Native"})
    void script_is_one_of_its_shell(String shell, String call) throws Exception {
        assertThat(Files.readString(script(shell))).contains(call);
    }
}
