package io.jenkins.plugins.nanohost.engine.cli.help;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script with which a shell completes the words of a command line. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Prints a script that completes commands and options when Tab is pressed.",
        description = {
            "The script knows the commands and options of this version; make it anew after an update. Files and folders "
                    + "are completed by the shell itself."
        },
        footer = {
            "",
            "Use it:",
            "  bash, in ~/.bashrc:",
            "    source <(nano-container-host completion bash)",
            "  zsh, in ~/.zshrc, after compinit:",
            "    source <(nano-container-host completion zsh)",
            "  PowerShell, in the file that $PROFILE names:",
            "    nano-container-host completion powershell | Out-String | Invoke-Expression"
        })
public final class CompletionCommand implements Callable<Integer> {
    /** Whose script it is. */
    enum Shell {
        BASH,
        ZSH,
        POWERSHELL;

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or powershell.")
    private Shell shell;

    /** Writes the script to the output of the command line that this is a part of. */
    @Override
    public Integer call() {
        CommandLine whole = spec.commandLine().getParent();
        String name = whole.getCommandName();
        // Bash's script is for zsh too: it turns on what zsh has for such scripts.
        String script =
                shell == Shell.POWERSHELL ? PowerShellCompletion.script(name, whole) : AutoComplete.bash(name, whole);
        PrintWriter out = whole.getOut();
        out.print(script);
        out.flush();
        return 0;
    }
}
