package io.jenkins.plugins.nanohost.engine.powershell.session;

import java.time.Duration;

/**
 * How long a session waits for its process, and how much it reads from it.
 *
 * @param start from the first request until PowerShell is ready for requests
 * @param stop from the request to stop an operation until its end; then the process is killed
 * @param close from the end of input until the process has ended; then it is killed
 * @param answerCharacters the longest answer, in characters of its JSON text
 */
public record SessionLimits(Duration start, Duration stop, Duration close, int answerCharacters) {
    public SessionLimits {
        if (answerCharacters < 1) {
            throw new IllegalArgumentException("An answer has at least one character");
        }
    }

    /** The usual limits. Stop and close together are below the 15 seconds after which Jenkins ends the engine itself. */
    public static SessionLimits usual() {
        return new SessionLimits(Duration.ofSeconds(90), Duration.ofSeconds(8), Duration.ofSeconds(5), 64 << 20);
    }
}
