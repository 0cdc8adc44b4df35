package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** A command that has run: exit code, standard output, standard error. */
record Ran(int exitCode, String out, String log) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Runs it in this process. */
    static Ran command(String... args) {
        return of(streams -> new EngineCommand(streams).execute(args));
    }

    /** Runs it with what comes in, read from a person on a terminal or from a pipe. */
    static Ran command(StandardInput input, String... args) {
        return of(input, streams -> new EngineCommand(streams).execute(args));
    }

    /** Runs something that writes to streams and returns an exit code. */
    static Ran of(ToIntFunction<Streams> work) {
        return of(StandardInput.NONE, work, false);
    }

    private static Ran of(StandardInput input, ToIntFunction<Streams> work) {
        return of(input, work, false);
    }

    /** Runs it in this process as if standard output were a terminal. */
    static Ran onTerminal(String... args) {
        return of(StandardInput.NONE, streams -> new EngineCommand(streams).execute(args), true);
    }

    /** Runs it in this process as if the log were read on a terminal, and something else than a person gave the input. */
    static Ran withLogOnTerminal(StandardInput input, String... args) {
        return of(input, true, streams -> new EngineCommand(streams).execute(args), false);
    }

    private static Ran of(StandardInput input, ToIntFunction<Streams> work, boolean onTerminal) {
        return of(input, input.person(), work, onTerminal);
    }

    private static Ran of(StandardInput input, boolean logOnTerminal, ToIntFunction<Streams> work, boolean onTerminal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        int exitCode = work.applyAsInt(new Streams(
                input,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(log, true, StandardCharsets.UTF_8),
                logOnTerminal,
                onTerminal));
        return new Ran(exitCode, out.toString(StandardCharsets.UTF_8), log.toString(StandardCharsets.UTF_8));
    }

    /** The one JSON document that standard output must be. */
    JsonNode result() throws IOException {
        return JSON.readTree(out);
    }

    /** Ended with this exit code, said so both in the result and in the log, and showed no stack trace. */
    JsonNode failed(int code, String kind) throws IOException {
        assertThat(exitCode).as(log).isEqualTo(code);
        JsonNode result = result();
        assertThat(result.path("outcome").asText()).isEqualTo("failed");
        assertThat(result.path("kind").asText()).isEqualTo(kind);
        assertThat(result.path("message").asText()).isNotBlank();
        assertThat(log)
                .contains("Failed (" + result.path("code").asText() + "): "
                        + Shown.message(result.path("message").asText()));
        assertThat(log).doesNotContain("\tat ").doesNotContain("Exception");
        return result;
    }

    /** The same, with a remedy for a person. */
    JsonNode failedWithRemedy(int code, String kind) throws IOException {
        JsonNode result = failed(code, kind);
        assertThat(result.path("remedy").asText()).isNotBlank();
        assertThat(log)
                .contains("What to do: " + Shown.message(result.path("remedy").asText()));
        return result;
    }

    JsonNode done() throws IOException {
        assertThat(exitCode).as(log).isZero();
        assertThat(result().path("outcome").asText()).isEqualTo("done");
        return result();
    }
}
