package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LaunchScriptTest {
    private static final String NO_WINE = "no wine on PATH: the launch file for Windows is not run by a cmd";

    private static final List<String> ARGUMENTS = List.of(
            "vhd",
            "definition.json",
            "--work-folder",
            "D:\\Größe & \"100%\" (x)\\new\\table",
            "it's",
            "#no comment",
            "@definition",
            "",
            "a  b ");

    @TempDir
    Path temp;

    @CommandLine.Command
    static final class Taker {
        @CommandLine.Unmatched
        List<String> taken;
    }

    @Test
    void theArgumentsReachTheEnginesParserAsTheyAre() throws Exception {
        Path file = Files.writeString(temp.resolve("arguments"), LaunchScript.arguments(ARGUMENTS));
        Taker taker = new Taker();

        new CommandLine(taker).parseArgs("@" + file);

        assertThat(taker.taken).isEqualTo(ARGUMENTS);
    }

    @Test
    void theTextIsPlainAscii() {
        for (String text : List.of(
                LaunchScript.unix("engine.jar", "engine.jsa"), LaunchScript.windows("engine.jar", "engine.jsa"))) {
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
        }
    }

    /** On this system no {@code cmd.exe} of Windows can run it, so each word of it is held here. */
    @Test
    void theTextForWindowsIsTheOneThatIsKnownToWork() {
        assertThat(LaunchScript.windows("engine.jar", "engine.jsa").lines())
                .containsExactly(
                        "@echo off",
                        "setlocal DisableDelayedExpansion",
                        "set \"NANOHOST_RUN=%NANOHOST_ID%\"",
                        "set \"NANOHOST_QUICK=\"",
                        "if exist ..\\..\\tools\\engine.jsa"
                                + " set \"NANOHOST_QUICK=-XX:SharedArchiveFile=..\\..\\tools\\engine.jsa\"",
                        "\"%NANOHOST_JAVA%\" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
                                + " -XX:+UseSerialGC -Xmn4m -Xmx1g -XX:CompileThresholdScaling=10"
                                + " -Xshare:auto -Xlog:disable -Xlog:all=error:stderr"
                                + " -Dnanohost.archive=..\\..\\tools\\engine.jsa %NANOHOST_QUICK%"
                                + " -jar ..\\..\\tools\\engine.jar @arguments < NUL > result",
                        "exit /b %ERRORLEVEL%");
    }

    @Test
    void linesEndAsTheShellHasIt() {
        assertThat(LaunchScript.unix("engine.jar", "engine.jsa")).doesNotContain("\r");
        assertThat(LaunchScript.windows("engine.jar", "engine.jsa").replace("\r\n", ""))
                .doesNotContain("\r", "\n");
    }

    /**
     * Runs under Wine's {@code cmd}. Unlike the {@code cmd} of Windows it expands a variable's value once more. So the path
     * of Java has no percent sign here; the folders, which the script does not name, have one.
     */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "with blanks", "a&b", "(x86)", "größe", "it's", "a;b,c=d", "bang!", "x^y"})
    void cmdStartsJavaInTheRunsFolderWhateverTheFoldersAreCalled(String name) throws Exception {
        Path folder =
                Files.createDirectories(temp.resolve("100% " + name + " %PATH%").resolve("runs/id"));
        Path java = javaThatTells(temp.resolve("jdk " + name));

        cmd(folder, "Z:" + java.toString().replace('/', '\\'));

        // Wine does not wait for a program of this system.
        RealProcesses.await(() -> Files.exists(folder.resolve("told")));
        assertThat(Files.readAllLines(folder.resolve("told")))
                .containsExactly(
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-XX:+UseSerialGC",
                        "-Xmn4m",
                        "-Xmx1g",
                        "-XX:CompileThresholdScaling=10",
                        "-Xshare:auto",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-Dnanohost.archive=..\\..\\tools\\engine.jsa",
                        "-jar",
                        "..\\..\\tools\\engine.jar",
                        "@arguments",
                        "run=the id");
    }

    @Test
    void cmdPassesOnThatJavaIsNotThere() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("runs/id"));

        assertThat(cmd(folder, "C:\\nothing here\\java.exe")).isNotZero();
    }

    @Test
    void cmdPassesOnTheExitCode() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("runs/id"));

        // Two programs of Wine; the first one refuses the arguments.
        assertThat(cmd(folder, "C:\\windows\\system32\\reg.exe")).isEqualTo(1);
        assertThat(cmd(folder, "C:\\windows\\system32\\attrib.exe")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {RunFolder.PID, RunFolder.RESULT})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no sh")
    void shellWritesToNoFileThatIsThereBefore(String name) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("runs/id"));
        Path victim = Files.writeString(temp.resolve("victim"), "somebody's");
        Files.createSymbolicLink(folder.resolve(name), victim);

        assertThat(sh(folder)).isNotZero();

        assertThat(victim).hasContent("somebody's");
        assertThat(folder.resolve("told")).doesNotExist();
        assertThat(folder.resolve("sh.log")).content().contains(name);
        Files.delete(folder.resolve(name));
        Files.deleteIfExists(folder.resolve(RunFolder.PID));
        assertThat(sh(folder)).isZero();
        assertThat(folder.resolve("told")).exists();
    }

    private int sh(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("main.sh"), LaunchScript.unix("engine.jar", "engine.jsa"));
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "main.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sh.log").toFile());
        builder.environment()
                .put(LaunchScript.JAVA, javaThatTells(temp.resolve("jdk")).toString());
        builder.environment().put(LaunchScript.ID, "the id");
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static int cmd(Path folder, String java) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("main.bat"), LaunchScript.windows("engine.jar", "engine.jsa"));
        ProcessBuilder builder = new ProcessBuilder(wine(), "cmd", "/c", "call", "main.bat")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("cmd.log").toFile());
        builder.environment().put("WINEPREFIX", winePrefix().toString());
        builder.environment().put("WINEDEBUG", "-all");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put(LaunchScript.JAVA, java);
        builder.environment().put(LaunchScript.ID, "the id");
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    /** A program of this system, which Wine starts as it is. */
    private static Path javaThatTells(Path folder) throws IOException {
        Path java = Files.createDirectories(folder).resolve("java.exe");
        Files.writeString(
                java,
                """
                #!/bin/sh
                printf '%s\\n' "$@" > telling
                printf 'run=%s\\n' "$NANOHOST_RUN" >> telling
                mv telling told
                """);
        return Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    private static String wine() {
        String found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "wine"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
        if (found.isEmpty()) {
            // Maven counts the skipped tests, but does not say why.
            System.out.println("Skipped: LaunchScriptTest: " + NO_WINE);
        }
        assumeTrue(!found.isEmpty(), NO_WINE);
        return found;
    }

    /** Made once on this computer, since Wine needs half a minute for it. */
    private static Path winePrefix() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "nano-container-host-wine"));
    }
}
