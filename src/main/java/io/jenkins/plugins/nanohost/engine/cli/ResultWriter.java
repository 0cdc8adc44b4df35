package io.jenkins.plugins.nanohost.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.cli.CommandOutcome.Output;
import io.jenkins.plugins.nanohost.engine.cli.text.Ink;
import io.jenkins.plugins.nanohost.engine.cli.text.TextView;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import io.jenkins.plugins.nanohost.engine.runlog.RunLog;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Writes the one result of a command; a failure is written to the log too. */
final class ResultWriter {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The plugin's page, which has the link for reports. */
    private static final String PAGE = "https://plugins.jenkins.io/nano-container-host/";

    private final Streams streams;
    private final RunLog log;

    @CheckForNull
    private final Path file;

    private final Drawing drawing;

    /**
     * @param file where the result is written in addition to the stream, always as JSON; null: none
     * @param drawing how it is drawn for a person
     */
    ResultWriter(Streams streams, RunLog log, @CheckForNull Path file, Drawing drawing) {
        this.streams = streams;
        this.log = log;
        this.file = file;
        this.drawing = drawing;
    }

    /**
     * How the result is written to standard output.
     *
     * @param asText as text for a person, otherwise as JSON
     */
    record Drawing(boolean asText, TextView view, Ink ink) {
        static Drawing of(Streams streams, Options options, TextView view) {
            boolean windows = File.separatorChar == '\\';
            Ink ink =
                    switch (options.color()) {
                        case ALWAYS -> Ink.COLOURED;
                        case NEVER -> Ink.PLAIN;
                        case AUTO -> Ink.ofTerminal(System.getenv(), windows);
                    };
            return new Drawing(streams.resultOnTerminal() && !options.json(), view, ink);
        }

        /** For a command line that says no more; the log tells the failure. */
        static Drawing ofFailure(Streams streams) {
            return new Drawing(streams.resultOnTerminal(), TextView.NOTHING, Ink.PLAIN);
        }
    }

    /**
     * Says before the work that the result cannot be written to the file.
     *
     * @throws DefinitionFailure when a folder is named in place of a file
     */
    void requireFile() throws DefinitionFailure {
        if (file != null && isFolder(file)) {
            throw new DefinitionFailure(
                    FailureCode.RESULT_IS_FOLDER,
                    "The result cannot be written to " + file + ": it is a folder",
                    List.of(),
                    "Name a file with --result.");
        }
    }

    private static boolean isFolder(Path file) {
        return file.getFileName() == null || Files.isDirectory(file);
    }

    void done(Map<String, Object> values, Output output) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", "done");
        result.putAll(values);
        log.file().ifPresent(kept -> result.put("log", kept.toString()));
        write(result, output);
    }

    /**
     * Reports a failure that a person can fix, without a stack trace.
     *
     * @param known what the command found out before the failure
     */
    void failed(Failure failure, @CheckForNull StageName stage, Map<String, Object> known) {
        log.error("Failed (" + failure.code() + "): " + failure.getMessage());
        Map<String, Object> result = failure(failure.code(), failure.getMessage(), stage);
        result.putAll(known);
        if (failure instanceof OperationFailure operation) {
            result.put("operation", operation.operation());
        }
        if (failure instanceof UnfitFailure unfit && !unfit.findings().isEmpty()) {
            result.put(
                    "findings",
                    unfit.findings().stream().map(ResultWriter::finding).toList());
        }
        if (failure instanceof DefinitionFailure definition
                && !definition.problems().isEmpty()) {
            definition.problems().forEach(problem -> log.error("  - " + problem));
            result.put("problems", definition.problems());
        }
        if (!failure.remedy().isEmpty()) {
            log.error("What to do: " + failure.remedy());
            result.put("remedy", failure.remedy());
        }
        nameLog(result);
        write(result);
    }

    /** Reports a fault of this program, with its stack trace. */
    void fault(Throwable fault, @CheckForNull StageName stage) {
        log.error("A fault of this program (" + FailureCode.PROGRAM_FAULT
                + "); please report it with the lines below, at " + PAGE);
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        trace.toString().lines().forEach(log::error);
        Map<String, Object> result = failure(FailureCode.PROGRAM_FAULT, String.valueOf(fault), stage);
        result.put("remedy", "Report it with the lines of the log, at " + PAGE + ". Then run it again.");
        nameLog(result);
        write(result);
    }

    /** The last line that a person reads says where the whole of it is. */
    private void nameLog(Map<String, Object> result) {
        log.file().ifPresent(kept -> {
            log.error("The log of this run: " + kept);
            result.put("log", kept.toString());
        });
    }

    private static Map<String, Object> finding(UnfitFailure failure) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("code", failure.code().printed());
        finding.put("message", failure.getMessage());
        finding.put("remedy", failure.remedy());
        return finding;
    }

    private static Map<String, Object> failure(FailureCode code, String message, @CheckForNull StageName stage) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", "failed");
        result.put("kind", code.kind().word());
        result.put("code", code.printed());
        if (stage != null) {
            result.put("stage", stage.step());
        }
        result.put("message", message);
        return result;
    }

    /** Only our own colours may reach the terminal; a value may hold what moves its cursor. */
    private String shown(String line) {
        StringBuilder shown = new StringBuilder();
        Matcher codes = Ink.CODE.matcher(line);
        int from = 0;
        while (codes.find()) {
            shown.append(Shown.message(line.substring(from, codes.start()))).append(codes.group());
            from = codes.end();
        }
        return shown.append(Shown.message(line.substring(from))).toString();
    }

    private void write(Map<String, Object> result) {
        write(result, Output.TO_WRITE);
    }

    private void write(Map<String, Object> result, Output output) {
        String text;
        try {
            text = JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are JSON", e);
        }
        log.quiet();
        if (output == Output.TO_WRITE && drawing.asText()) {
            drawing.view().lines(result, drawing.ink()).forEach(line -> streams.result()
                    .println(shown(line)));
        } else if (output == Output.TO_WRITE) {
            streams.result().println(text);
        }
        streams.result().flush();
        if (file != null && !isFolder(file)) {
            try {
                new AtomicFile(file).write(text);
            } catch (IOException e) {
                log.warning("the result could not be written to " + file + ": " + e.getMessage());
            }
        }
    }
}
