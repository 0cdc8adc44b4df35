package io.jenkins.plugins.nanohost.engine.rehearsal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code SetupComplete.cmd}, as far as the rehearsal follows it: commands that delete files by their whole path and the one
 * that sets a fixed address take effect, all others are passed over.
 */
final class SetupComplete {
    static final String PATH = "C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd";

    private static final Pattern DELETION = Pattern.compile("(?i)^(?:del|erase)\\s+(.*)$");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)\\bnetsh(?:\\.exe)?\"?\\s+interface\\s+ip(?:v4)?\\s+set\\s+address\\s+(?:name=)?(?:\"[^\"]*\"|\\S+)\\s+"
                    + "(?:source=)?static\\s+(?:addr(?:ess)?=)?([0-9.]+)");

    private final List<String> commands = new ArrayList<>();

    SetupComplete(String text) {
        for (String line : text.split("\\R")) {
            for (String command : line.split("&+")) {
                String bare = command.strip()
                        .replaceFirst("^@", "")
                        .replaceFirst("(?i)^if\\s+exist\\s+(?:\"[^\"]*\"|\\S+)\\s+", "")
                        .strip();
                if (!bare.matches("(?i)(?:rem\\b|::).*")) {
                    commands.add(bare);
                }
            }
        }
    }

    /** The fixed address that it gives the guest. */
    Optional<String> address() {
        Optional<String> address = Optional.empty();
        for (String command : commands) {
            Matcher matcher = ADDRESS.matcher(command);
            if (matcher.find()) {
                address = Optional.of(matcher.group(1));
            }
        }
        return address;
    }

    /** Deletes what it deletes. */
    void clean(DiskTree tree) throws IOException {
        for (String command : commands) {
            Matcher deletion = DELETION.matcher(command);
            if (deletion.matches()) {
                Matcher argument = ARGUMENT.matcher(deletion.group(1));
                while (argument.find()) {
                    String path = argument.group(1) == null ? argument.group(2) : argument.group(1);
                    if (path.startsWith(">") || path.startsWith("2>")) {
                        break;
                    }
                    if (DiskTree.isPath(expanded(path))) {
                        tree.delete(expanded(path));
                    }
                }
            }
        }
    }

    private static String expanded(String path) {
        return path.replaceAll("(?i)%(?:SystemRoot|windir)%", "C:\\\\Windows")
                .replaceAll("(?i)%SystemDrive%", "C:")
                .replaceAll("(?i)%~f?0", Matcher.quoteReplacement(PATH));
    }
}
