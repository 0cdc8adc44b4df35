package io.jenkins.plugins.nanohost.launch;

import io.jenkins.plugins.nanohost.engine.start.StartOption;
import java.util.List;

/**
 * The script that starts the engine on the machine, in the run's folder. Its text is plain ASCII. It contains no folder names:
 * files in the machine's work folder have relative paths, and the path of Java is passed in an environment variable, which no
 * shell parses again. Everything else is read from the file of arguments. A forced stop finds the engine and all processes that
 * it started by a mark in their environment. The mark is set inside the script, so that the shells around it survive the stop
 * and record the exit code. Standard output is in a file of ours, so that no more of it is read than can be a result.
 */
final class LaunchScript {
    static final String JAVA = "NANOHOST_JAVA";
    static final String ID = "NANOHOST_ID";

    /** The environment variable of the mark: only the engine and all processes that it starts have it. */
    static final String MARK = "NANOHOST_RUN";

    /** The engine always reads and writes UTF-8, whatever the system uses; the last two options are for Java 19 and later. */
    private static final String OPTIONS = "-Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "
            + String.join(" ", StartOption.QUICK) + " " + String.join(" ", StartOption.SILENT);

    private LaunchScript() {}

    /**
     * @param jar the name of the engine's jar in the folder {@code tools}, which is next to the folder of all runs
     * @param archive the name of the archive of its classes there; the engine makes it if there is none
     */
    static String unix(String jar, String archive) {
        String path = "../../tools/" + archive;
        return String.join(
                "\n",
                "#!/bin/sh",
                "NANOHOST_RUN=\"$NANOHOST_ID\"",
                "export NANOHOST_RUN",
                // A file or link that is there already is not written to.
                "set -C",
                "echo $$ > " + RunFolder.PID + " || exit",
                "quick=",
                "if [ -f " + path + " ]; then quick=" + StartOption.USE + path + "; fi",
                "exec \"$NANOHOST_JAVA\" " + OPTIONS + " -D" + StartOption.ARCHIVE + "=" + path
                        + " $quick -jar ../../tools/" + jar + " @" + RunFolder.ARGUMENTS + " < /dev/null > "
                        + RunFolder.RESULT,
                "");
    }

    /**
     * The same for {@code cmd.exe}; without delayed expansion, so that an exclamation mark in a path has no special meaning.
     */
    static String windows(String jar, String archive) {
        String path = "..\\..\\tools\\" + archive;
        return String.join(
                "\r\n",
                "@echo off",
                "setlocal DisableDelayedExpansion",
                "set \"NANOHOST_RUN=%NANOHOST_ID%\"",
                "set \"NANOHOST_QUICK=\"",
                "if exist " + path + " set \"NANOHOST_QUICK=" + StartOption.USE + path + "\"",
                "\"%NANOHOST_JAVA%\" " + OPTIONS + " -D" + StartOption.ARCHIVE + "=" + path
                        + " %NANOHOST_QUICK% -jar ..\\..\\tools\\" + jar + " @" + RunFolder.ARGUMENTS + " < NUL > "
                        + RunFolder.RESULT,
                "exit /b %ERRORLEVEL%",
                "");
    }

    /** The text of the file of arguments: each argument in quotes, in the form that picocli reads. */
    static String arguments(List<String> arguments) {
        StringBuilder text = new StringBuilder();
        for (String argument : arguments) {
            text.append('"')
                    .append(argument.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"\n");
        }
        return text.toString();
    }
}
