package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.databind.JsonNode;

/** What a waiting session can receive: an answer of PowerShell, the end of its process, or a request to stop. */
sealed interface Answer {
    /** PowerShell takes requests. */
    record Ready(String version) implements Answer {}

    record ProgressAnswer(long id, String activity, String status, int percent) implements Answer {}

    record Log(LogLevel level, String text) implements Answer {}

    record ResultAnswer(long id, JsonNode value) implements Answer {}

    /**
     * @param stopped the operation ended because it was asked to
     */
    record Failed(long id, ScriptError error, boolean stopped) implements Answer {}

    /** The output is not a valid answer, or PowerShell reports that a request is not valid: nothing after it can be trusted. */
    record Garbled(String message) implements Answer {}

    /** The process has ended, and all that it wrote has been read. */
    record Ended(int exitCode) implements Answer {}

    /** Somebody has asked to stop the run. */
    record StopAsked(String reason) implements Answer {}
}
