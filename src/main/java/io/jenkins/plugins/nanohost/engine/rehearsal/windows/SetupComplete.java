package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs {@code SetupComplete.cmd} as far as the rehearsal can: commands that delete files, write a line into a file,
 * copy or move a file or give the adapter a fixed address take effect; all others are only noted. What was done and what
 * was noted is in {@link #LOG}.
 *
 * <p>{@code ping -n} takes time: what comes after it is done as many looks into the guest later as it pings. A network
 * address counts at once.
 */
public final class SetupComplete {
    public static final String PATH = WindowsFacts.FIRST_BOOT_SCRIPT;
    static final String LOG = "C:\\Windows\\Setup\\Scripts\\rehearsed.log";

    private static final Pattern ECHO = Pattern.compile("(?i)^echo[ .](.*?)\\s*(>>?)\\s*(\"[^\"]+\"|[^\\s&>]+)\\s*$");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/[0-9]+)?");

    private static final Pattern PING = Pattern.compile(
            "(?i)^\"?(?:[^\"\\s]*\\\\)?ping(?:\\.exe)?\"?\\s(?:.*\\s)?(?:-n\\s+([0-9]{1,6})|(-t))(?:\\s.*)?$");
    private static final Pattern SET_CONTENT =
            Pattern.compile("(?i)\\bSet-Content (?:-LiteralPath )?([^\\s'\"]+) (?:-Value )?([^\\s'\"]+)\"?$");

    private final String text;
    private final boolean nano;
    private final List<String> addresses = new ArrayList<>();
    private final List<Disk.LaterCommand> later = new ArrayList<>();
    private final Set<String> deletions = deletions();
    private long looks;

    SetupComplete(String text, boolean nano) {
        this.text = text;
        this.nano = nano;
    }

    /** What it has not done by now: first the files that it deletes, at once when the disk's state says so. */
    List<Disk.LaterCommand> later() {
        List<Disk.LaterCommand> all = new ArrayList<>();
        deletions.forEach(path -> all.add(new Disk.LaterCommand(0, "del /f /q \"" + path + "\"")));
        all.addAll(later);
        return all;
    }

    /**
     * Deletes the files that the first boot has deleted. The disk's state says so before: a process that is killed in between
     * must leave the answer file, or the state that was made from it.
     */
    public static void finish(Disk disk) throws IOException {
        goOn(disk, 0);
    }

    /** One look into a guest whose first boot may still run commands. */
    public static void goOn(Disk disk) throws IOException {
        goOn(disk, 1);
    }

    private static void goOn(Disk disk, int look) throws IOException {
        Disk.Setup setup = disk.setup();
        if (setup.later().isEmpty()) {
            return;
        }
        List<Disk.LaterCommand> rest = new ArrayList<>();
        for (Disk.LaterCommand command : setup.later()) {
            if (command.looks() > look) {
                rest.add(new Disk.LaterCommand(command.looks() - look, command.command()));
            } else {
                Set<String> deletions = deletions();
                act(command.command(), disk.tree(), deletions);
                for (String path : deletions) {
                    disk.tree().delete(path);
                }
            }
        }
        disk.write(setup.with(rest));
    }

    /** The fixed addresses that it gave the guest. */
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    void run(DiskTree tree) throws IOException {
        StringBuilder log = new StringBuilder();
        BatchScript[] script = {null};
        script[0] = new BatchScript(text, path -> there(path, tree), command -> {
            String outcome = take(command, script[0], tree);
            if (!outcome.equals("noted") || !command.matches("(?i)echo\\b.*")) {
                log.append(outcome).append(": ").append(command).append("\r\n");
            }
        });
        script[0].run();
        if (!text.isEmpty()) {
            tree.write(LOG, log.toString());
        }
    }

    /** Paths of files; in Windows, those that differ only in case are the same. */
    private static Set<String> deletions() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }

    private boolean there(String path, DiskTree tree) {
        try {
            String full = expanded(path);
            return DiskTree.isPath(full) && tree.has(full) && !deletions.contains(full);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String take(String command, BatchScript script, DiskTree tree) throws IOException {
        if (nano && program(command).equals("powershell") && lacks(script, command)) {
            return "failed";
        }
        Matcher ping = PING.matcher(BatchScript.withoutRedirections(command));
        if (ping.matches()) {
            looks += ping.group(1) == null ? Integer.MAX_VALUE : Integer.parseInt(ping.group(1));
            return "done";
        }
        if (program(command).equals("netsh")) {
            return address(BatchScript.words(BatchScript.withoutRedirections(command))) ? "done" : "noted";
        }
        if (looks > 0) {
            later.add(new Disk.LaterCommand((int) Math.min(looks, Integer.MAX_VALUE), command));
            return "later";
        }
        return act(command, tree, deletions) ? "done" : "noted";
    }

    /** In Nano Server's first boot PowerShell needs a folder for its data, and scripts need a policy that lets them run. */
    private static boolean lacks(BatchScript script, String command) {
        boolean file = command.matches("(?i).*\\s-f(?:ile)?\\s.*") && !command.matches("(?i).*\\s-ex[a-z]*\\s.*");
        return !script.defines("LOCALAPPDATA") || file && !script.defines("PSExecutionPolicyPreference");
    }

    private static String program(String command) {
        List<String> arguments = BatchScript.words(BatchScript.withoutRedirections(command));
        String name = arguments.isEmpty()
                ? ""
                : arguments.get(0).replaceFirst("^.*\\\\", "").toLowerCase(Locale.ROOT);
        return name.replaceFirst("\\.exe$", "");
    }

    /**
     * @param deletions where it says which files are deleted
     */
    private static boolean act(String command, DiskTree tree, Set<String> deletions) throws IOException {
        Matcher echo = ECHO.matcher(command);
        if (echo.matches()) {
            return write(echo, tree, deletions);
        }
        List<String> arguments = BatchScript.words(BatchScript.withoutRedirections(command));
        return switch (program(command)) {
            case "del", "erase" -> delete(arguments, deletions);
            case "copy" -> copy(arguments, tree, deletions);
            case "move" -> copy(arguments, tree, deletions)
                    && delete(arguments.subList(0, arguments.size() - 1), deletions);
            case "powershell" -> setContent(command, tree, deletions);
            default -> false;
        };
    }

    private static boolean write(Matcher echo, DiskTree tree, Set<String> deletions) throws IOException {
        String path = expanded(echo.group(3));
        if (!DiskTree.isPath(path)) {
            return false;
        }
        boolean further = echo.group(2).equals(">>") && tree.has(path) && !deletions.contains(path);
        tree.write(path, (further ? tree.text(path) : "") + echo.group(1) + "\r\n");
        deletions.remove(path);
        return true;
    }

    private static boolean setContent(String command, DiskTree tree, Set<String> deletions) throws IOException {
        Matcher content = SET_CONTENT.matcher(command);
        boolean found = content.find() && DiskTree.isPath(content.group(1));
        if (found) {
            tree.write(content.group(1), content.group(2) + "\r\n");
            deletions.remove(content.group(1));
        }
        return found;
    }

    private static boolean delete(List<String> arguments, Set<String> deletions) {
        List<String> paths = paths(arguments);
        deletions.addAll(paths);
        return !paths.isEmpty();
    }

    private static List<String> paths(List<String> arguments) {
        return arguments.stream()
                .skip(1)
                .map(SetupComplete::expanded)
                .filter(DiskTree::isPath)
                .toList();
    }

    private static boolean copy(List<String> arguments, DiskTree tree, Set<String> deletions) throws IOException {
        List<String> paths = paths(arguments);
        Optional<Path> source =
                paths.size() == 2 && !deletions.contains(paths.get(0)) ? tree.find(paths.get(0)) : Optional.empty();
        if (source.isPresent()) {
            tree.copy(source.get(), paths.get(1));
            deletions.remove(paths.get(1));
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
