package io.jenkins.plugins.nanohost.engine.powershell.session;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Finds out why a PowerShell does not run our scripts. It starts a separate process with one fixed line, which is not a script,
 * so no policy for scripts applies to it. The line uses only what a restricted language and old versions have: no type other
 * than text, and no method.
 *
 * @param limit how long the process may take; after that, there is no finding
 */
record StartDiagnosis(SessionSettings settings, Duration limit) {
    private static final String LINE = "'version=' + $PSVersionTable.PSVersion;"
            + " 'language=' + $ExecutionContext.SessionState.LanguageMode;"
            + " 'architecture=' + $env:PROCESSOR_ARCHITECTURE;"
            + " 'machine=' + (Get-ExecutionPolicy -Scope MachinePolicy);"
            + " 'user=' + (Get-ExecutionPolicy -Scope UserPolicy)";

    /** With these policies our scripts do not run: they are not signed by a publisher that the machine knows. */
    private static final Set<String> FORBIDDING = Set.of("allsigned", "restricted");

    /** The id of the error for a script that a policy forbids; it is the same in every language. */
    private static final String FORBIDDEN = "UnauthorizedAccess";

    /** How long the output may stay open after the process has ended. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private static final long LOOK_MILLIS = 50;
    private static final int MOST_BYTES = 10_000;

    /**
     * What was found.
     *
     * @param code of the first cause
     * @param cause one or more phrases
     * @param remedy one or more sentences
     */
    record Finding(FailureCode code, String cause, String remedy) {}

    /**
     * Asks PowerShell. If it cannot be started or does not answer, there is no finding.
     *
     * @param errors what the PowerShell that did not start wrote on its standard error
     * @param stopped becomes true to end it early
     */
    Optional<Finding> find(String errors, BooleanSupplier stopped) throws InterruptedException {
        List<Finding> found = judged(ask(stopped), errors);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        found.get(0).code(),
                        found.stream().map(Finding::cause).collect(Collectors.joining("; ")),
                        found.stream().map(Finding::remedy).collect(Collectors.joining(" "))));
    }

    /** What PowerShell says about itself; a part that it does not know is left out, or is empty. */
    Map<String, String> ask(BooleanSupplier stopped) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                settings.powershell().toString(), "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", LINE);
        builder.directory(settings.scripts().toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        SessionProcess.keepBack(builder.environment());
        builder.environment().putAll(settings.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Map.of();
        }
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        try {
            process.getOutputStream().close();
            long deadline = System.nanoTime() + limit.toNanos();
            while (!stopped.getAsBoolean()
                    && System.nanoTime() - deadline < 0
                    && !process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                // Check again.
            }
        } catch (IOException e) {
            return Map.of();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return told(output.completeOnTimeout("", DRAIN.toMillis(), TimeUnit.MILLISECONDS)
                .join());
    }

    /**
     * Reads what is there, without waiting for the end: another program that was started at the same time may keep the pipe
     * open.
     */
    private static String read(InputStream pipe) {
        try (pipe) {
            return new String(pipe.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    private static Map<String, String> told(String output) {
        Map<String, String> told = new HashMap<>();
        for (String line : output.split("\\R")) {
            int sign = line.indexOf('=');
            if (sign > 0) {
                told.put(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip());
            }
        }
        return told;
    }

    private List<Finding> judged(Map<String, String> told, String errors) {
        List<Finding> found = new ArrayList<>();
        for (String scope : List.of("machine", "user")) {
            judgePolicy(told.getOrDefault(scope, ""), errors, found);
        }
        String language = told.getOrDefault("language", "");
        if (!language.isEmpty() && !language.equals("FullLanguage")) {
            found.add(new Finding(
                    FailureCode.LANGUAGE_RESTRICTED,
                    "it runs in language mode " + language,
                    "Exempt this account from the application control policy that restricts it."));
        }
        String version = told.getOrDefault("version", "");
        if (version.matches("[1-4]\\..*")) {
            found.add(new Finding(
                    FailureCode.POWERSHELL_OLD,
                    "it is version " + version,
                    "Install Windows Management Framework 5.1."));
        }
        if (told.getOrDefault("architecture", "").equalsIgnoreCase("x86")) {
            found.add(new Finding(
                    FailureCode.POWERSHELL_OF_32_BIT,
                    "it is a 32-bit process",
                    "Run the agent with a 64-bit Java, or name the 64-bit powershell.exe with --powershell."));
        }
        return found.stream().distinct().toList();
    }

    private void judgePolicy(String policy, String errors, List<Finding> found) {
        String cause =
                "a group policy sets its execution policy to " + policy + ", which overrides what a command sets";
        if (FORBIDDING.contains(policy.toLowerCase(Locale.ROOT))) {
            found.add(new Finding(
                    FailureCode.SCRIPTS_FORBIDDEN,
                    cause,
                    "Set 'Turn on Script Execution' to allow local scripts on this machine."));
        } else if (policy.equalsIgnoreCase("RemoteSigned") && errors.contains(FORBIDDEN)) {
            found.add(new Finding(
                    FailureCode.SCRIPTS_IN_NETWORK,
                    cause + ", and " + settings.scripts() + " counts as a place on the network",
                    "Name a work folder on a disk of this machine with --work-folder."));
        }
    }
}
