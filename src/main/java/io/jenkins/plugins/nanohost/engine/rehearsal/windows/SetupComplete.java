package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs {@code SetupComplete.cmd} as far as the rehearsal can: commands that delete files, write a line into a file,
 * copy a file or give the adapter a fixed address take effect; all others are only noted. What was done and what was
 * noted is in {@link #LOG}.
 */
public final class SetupComplete {
    public static final String PATH = WindowsFacts.FIRST_BOOT_SCRIPT;
    static final String LOG = "C:\\Windows\\Setup\\Scripts\\rehearsed.log";

    private static final Pattern ECHO = Pattern.compile("(?i)^echo[ .](.*?)\\s*(>>?)\\s*(\"[^\"]+\"|[^\\s&>]+)\\s*$");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/[0-9]+)?");

    private final String text;
    private final List<String> addresses = new ArrayList<>();

    SetupComplete(String text) {
        this.text = text;
    }

    /** The fixed addresses that it gave the guest. */
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    void run(DiskTree tree) throws IOException {
        StringBuilder log = new StringBuilder();
        new BatchScript(text, path -> there(path, tree), command -> {
                    boolean done = act(command, tree);
                    if (done || !command.matches("(?i)echo\\b.*")) {
                        log.append(done ? "done: " : "noted: ").append(command).append("\r\n");
                    }
                })
                .run();
        if (!text.isEmpty()) {
            tree.write(LOG, log.toString());
        }
    }

    private static boolean there(String path, DiskTree tree) {
        try {
            return DiskTree.isPath(expanded(path)) && tree.has(expanded(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean act(String command, DiskTree tree) throws IOException {
        Matcher echo = ECHO.matcher(command);
        if (echo.matches()) {
            return write(echo, tree);
        }
        List<String> arguments = BatchScript.words(BatchScript.withoutRedirections(command));
        String program = arguments.isEmpty()
                ? ""
                : arguments.get(0).replaceFirst("^.*\\\\", "").toLowerCase(Locale.ROOT);
        return switch (program.replaceFirst("\\.exe$", "")) {
            case "del", "erase" -> delete(arguments, tree);
            case "copy" -> copy(arguments, tree);
            case "netsh" -> address(arguments);
            default -> false;
        };
    }

    private static boolean write(Matcher echo, DiskTree tree) throws IOException {
        String path = expanded(echo.group(3));
        if (!DiskTree.isPath(path)) {
            return false;
        }
        boolean further = echo.group(2).equals(">>") && tree.has(path);
        tree.write(path, (further ? tree.text(path) : "") + echo.group(1) + "\r\n");
        return true;
    }

    private static boolean delete(List<String> arguments, DiskTree tree) throws IOException {
        boolean some = false;
        for (String argument : arguments.subList(1, arguments.size())) {
            if (DiskTree.isPath(expanded(argument))) {
                tree.delete(expanded(argument));
                some = true;
            }
        }
        return some;
    }

    private static boolean copy(List<String> arguments, DiskTree tree) throws IOException {
        List<String> paths = arguments.stream()
                .skip(1)
                .map(SetupComplete::expanded)
                .filter(DiskTree::isPath)
                .toList();
        Optional<Path> source = paths.size() == 2 ? tree.find(paths.get(0)) : Optional.empty();
        if (source.isPresent()) {
            tree.copy(source.get(), paths.get(1));
        }
        return source.isPresent();
    }

    /** {@code netsh interface ipv4 set address} and similar commands. */
    private boolean address(List<String> arguments) {
        String words = String.join(" ", arguments.subList(0, Math.min(arguments.size(), 5)))
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^\\S+ int\\S* ip ", "netsh interface ipv4 ")
                .replaceFirst("^\\S+ int\\S* ", "netsh interface ");
        if (!words.matches("netsh interface ipv[46] (?:set|add) addr(?:ess)?")) {
            return false;
        }
        Pattern form = words.contains("ipv4") ? IPV4 : IPV6;
        for (String argument : arguments.subList(5, arguments.size())) {
            Matcher matcher = form.matcher(argument.replaceFirst("(?i)^addr(?:ess)?=", ""));
            if (matcher.matches()) {
                if (words.contains(" set ")) {
                    addresses.removeIf(other -> form.matcher(other).matches());
                }
                addresses.add(form == IPV4 ? matcher.group() : matcher.group(1));
                return true;
            }
        }
        return false;
    }

    private static String expanded(String path) {
        return path.replace("\"", "")
                .replaceAll("(?i)%(?:SystemRoot|windir)%", "C:\\\\Windows")
                .replaceAll("(?i)%SystemDrive%", "C:")
                .replaceAll("(?i)%ProgramData%", "C:\\\\ProgramData")
                .replaceAll("(?i)%~f?0", Matcher.quoteReplacement(PATH));
    }
}
