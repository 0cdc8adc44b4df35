package io.jenkins.plugins.nanohost.engine.powershell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The PowerShell that tests run scripts in: {@code -Dpwsh=PATH}, otherwise the one of this machine. Where there is none,
 * tests that are marked {@link Needed} are skipped with the reason, or fail with {@code -Dpwsh.required=true}.
 */
public final class TestPowerShell implements ExecutionCondition {
    private static final long LIMIT_SECONDS = 120;

    /** Marks tests that need a PowerShell. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(TestPowerShell.class)
    public @interface Needed {}

    /**
     * Marks tests that need a PowerShell, and on Windows must not have the one that is there: the simulated Windows is made of
     * Unix's programs, and a script that missed it would work on the real computer.
     */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(TestPowerShell.class)
    public @interface NeededOnUnix {}

    /** The program. */
    public static Path program() {
        try {
            return find();
        } catch (UnfitFailure e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (OS.WINDOWS.isCurrentOs() && AnnotationSupport.isAnnotated(context.getElement(), NeededOnUnix.class)) {
            return skipped(
                    context, "Needs Unix: it runs programs of Unix, or scripts that would change this computer.");
        }
        try {
            return ConditionEvaluationResult.enabled("runs in " + find());
        } catch (UnfitFailure e) {
            String reason = e.getMessage() + " Give one with -Dpwsh=PATH.";
            if (Boolean.getBoolean("pwsh.required")) {
                throw new IllegalStateException(reason, e);
            }
            return skipped(context, reason);
        }
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String reason) {
        // Maven only counts skipped tests, and does not say why.
        System.out.println("Skipped: " + context.getRequiredTestClass().getSimpleName() + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    private static Path find() throws UnfitFailure {
        String set = System.getProperty("pwsh", "");
        return PowerShellFinder.ofThisMachine().find(set.isBlank() ? null : Path.of(set));
    }

    /** Unpacks the engine's scripts into a folder of their own below the parent, and returns it. */
    public static Path scripts(Path parent) throws UnfitFailure {
        return ScriptFolder.unpack(parent);
    }

    /** Runs a program of the tests that looks at the scripts below a folder, and returns what it wrote. */
    public static JsonNode look(Path program, Path scripts, Path work) throws IOException, InterruptedException {
        Path out = work.resolve("facts-" + scripts.getFileName() + ".json");
        Path log = work.resolve("facts.log");
        Process process = new ProcessBuilder(
                        program().toString(),
                        "-NoLogo",
                        "-NoProfile",
                        "-NonInteractive",
                        "-ExecutionPolicy",
                        "Bypass",
                        "-File",
                        program.toAbsolutePath().toString(),
                        "-Folder",
                        scripts.toString(),
                        "-Out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(Files.readString(log, StandardCharsets.UTF_8));
        }
        return new ObjectMapper().readTree(out.toFile());
    }
}
