package io.jenkins.plugins.nanohost.launch;

import java.nio.charset.StandardCharsets;

/**
 * How a run of the engine ended: its exit code and what it wrote to standard output. It is passed as one text through the
 * durable task library, which otherwise drops the output of a process if its exit code is not 0.
 */
record Envelope(int exitCode, String output) {
    /** The value in place of an exit code if the engine gives no sign of life. */
    static final int LOST = -1;

    /** The same, if its processes could not be ended either; the output is then the run's folder. */
    static final int LEFT = -2;

    byte[] toBytes() {
        return (exitCode + "\n" + output).getBytes(StandardCharsets.UTF_8);
    }

    static Envelope parse(String text) {
        int line = text.indexOf('\n');
        if (line < 0) {
            throw new IllegalArgumentException("no envelope, but " + text.length() + " characters");
        }
        return new Envelope(Integer.parseInt(text.substring(0, line)), text.substring(line + 1));
    }
}
