package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An error of a script, as PowerShell records it.
 *
 * @param message what happened, in the language of the machine
 * @param errorId PowerShell's fully qualified error id, which is the same in every language
 * @param category PowerShell's error category
 * @param remedy what the script recommends to do, or empty
 * @param script the path of the script; empty when the error is not in a script
 * @param line the line in the script, from 1, or 0
 * @param column the column in that line, from 1, or 0
 * @param trace the calls that led to the error, one on each line
 * @param nativeExitCode the exit code of the last native program, if one had run
 */
record ScriptError(
        String message,
        String errorId,
        String category,
        String remedy,
        String script,
        int line,
        int column,
        String trace,
        OptionalInt nativeExitCode) {

    static ScriptError of(JsonNode failure) {
        JsonNode exitCode = failure.path("nativeExitCode");
        return new ScriptError(
                failure.path("message").asText(),
                failure.path("errorId").asText(),
                failure.path("category").asText(),
                failure.path("remedy").asText(),
                failure.path("script").asText(),
                failure.path("line").asInt(),
                failure.path("column").asInt(),
                failure.path("trace").asText(),
                exitCode.isNumber() ? OptionalInt.of(exitCode.asInt()) : OptionalInt.empty());
    }

    ScriptError masked(SecretParameters secrets) {
        return new ScriptError(
                secrets.mask(message),
                secrets.mask(errorId),
                category,
                secrets.mask(remedy),
                script,
                line,
                column,
                secrets.mask(trace),
                nativeExitCode);
    }

    /** The code that the script named; without one it is an error of Windows itself. */
    FailureCode code() {
        return refusal().orElse(FailureCode.WINDOWS_COMMAND_FAILED);
    }

    private Optional<FailureCode> refusal() {
        return FailureCode.named(errorId).filter(code -> code.kind() == FailureKind.OPERATION);
    }

    /** The message, and in parentheses where the error is and its id in PowerShell. */
    String told() {
        List<String> details = new ArrayList<>();
        if (!script.isEmpty()) {
            details.add(script.substring(Math.max(script.lastIndexOf('/'), script.lastIndexOf('\\')) + 1) + ", line "
                    + line + (column > 0 ? ", column " + column : ""));
        }
        if (refusal().isEmpty() && !errorId.isEmpty() && !errorId.equals(message)) {
            details.add(errorId);
        }
        if (!category.isEmpty()) {
            details.add(category);
        }
        if (nativeExitCode.isPresent() && nativeExitCode.getAsInt() != 0) {
            details.add("last native program: exit code " + nativeExitCode.getAsInt());
        }
        return message.strip() + (details.isEmpty() ? "" : " (" + String.join("; ", details) + ")");
    }
}
