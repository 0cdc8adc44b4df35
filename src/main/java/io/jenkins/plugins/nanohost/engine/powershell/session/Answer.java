package io.jenkins.plugins.nanohost.engine.powershell.session;

import com.fasterxml.jackson.databind.JsonNode;

/** What reaches a session that waits: what PowerShell answered, what its process did, what a person asked for. */
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

    /** What came is no answer any more, or PowerShell says so of the requests: nothing after it can be trusted. */
    record Garbled(String message) implements Answer {}

    /** The process has ended, and all that it wrote has been read. */
    record Ended(int exitCode) implements Answer {}

    /** Somebody wants the run to stop. */
    record StopAsked(String reason) implements Answer {}
}
